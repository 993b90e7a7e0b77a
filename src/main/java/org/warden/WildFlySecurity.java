package org.warden;

import jakarta.enterprise.inject.Vetoed;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/**
 * Read by WildFly alone, and by it only as an annotation: it then gives the WAR a security domain of its own, in which the
 * caller of our mechanism counts. Its default domain would look the caller up among its own users. The build puts the class
 * into {@code WEB-INF/wildfly}, where no other server looks (see {@code jboss-deployment-structure.xml}); it is never loaded.
 */
@Vetoed
@LoginConfig(authMethod = "MP-JWT")
abstract class WildFlySecurity extends Application {}
