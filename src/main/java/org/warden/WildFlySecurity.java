package org.warden;

import jakarta.enterprise.inject.Vetoed;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/**
 * Carries an annotation for WildFly, which then gives the WAR its own security domain that accepts the caller of Warden's
 * mechanism. The default domain would look up the caller among WildFly's own users. The class is never loaded. The build puts
 * it into {@code WEB-INF/wildfly}, which no other server reads (see {@code jboss-deployment-structure.xml}).
 */
@Vetoed
@LoginConfig(authMethod = "MP-JWT")
abstract class WildFlySecurity extends Application {}
