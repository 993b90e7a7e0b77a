package org.warden.support;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the WAR of the build on Payara Micro for the first test that needs it, and stops it after the last. Tests take a
 * parameter of the type {@link Warden} if Warden is in the WAR, with an empty H2 database, or {@link Service} if the WAR is a
 * service beside Warden. The test of a service that logs its users in at Warden takes both. The service's setting {@code
 * session.location} is then the address of that Warden.
 *
 * <p>System properties: {@code warden.war}, {@code warden.payara} (the jar of Payara Micro) and, if wanted, {@code
 * warden.payara-config} (the folder with its boot commands and its logging) and {@code warden.own-war} (Warden's own WAR, if
 * a test takes both parameters).
 */
public final class WardenExtension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Warden.class || type == Service.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Store store = context.getRoot().getStore(Namespace.create(WardenExtension.class));
        return parameter.getParameter().getType() == Warden.class ? warden(store) : service(store);
    }

    private static Warden warden(Store store) {
        return store.getOrComputeIfAbsent(Warden.class, wanted -> Warden.start(), Warden.class);
    }

    private static Service service(Store store) {
        Map<String, String> settings = System.getProperty(Server.OWN_WAR) == null
                ? Map.of()
                : Map.of("SESSION_LOCATION", warden(store).address().toString());
        return store.getOrComputeIfAbsent(Service.class, wanted -> Service.start(settings), Service.class);
    }
}
