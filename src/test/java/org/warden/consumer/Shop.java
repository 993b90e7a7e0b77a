package org.warden.consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** A service of somebody else. Payara finds the login configuration only on a bean: hence the scope. */
@ApplicationScoped
@LoginConfig(authMethod = "MP-JWT")
@ApplicationPath("api")
public class Shop extends Application {}
