package org.example.orders;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** A service that accepts Warden's tokens. It has a scope because Payara finds the login configuration only on a bean. */
@ApplicationScoped
@LoginConfig(authMethod = "MP-JWT")
@ApplicationPath("api")
public class OrdersApplication extends Application {}
