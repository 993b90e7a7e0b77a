package org.warden.support;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the WAR of the build on Payara Micro for the first test that needs it, and stops it after the last. Tests take a
 * parameter of the type {@link Warden} if Warden is in the WAR, with an empty H2 database, or {@link Service} if the WAR is a
 * service beside Warden.
 *
 * <p>System properties: {@code warden.war}, {@code warden.payara} (the jar of Payara Micro) and, if wanted, {@code
 * warden.payara-config} (the folder with its boot commands and its logging).
 */
public final class WardenExtension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Warden.class || type == Service.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return context.getRoot()
                .getStore(Namespace.create(WardenExtension.class))
                .getOrComputeIfAbsent(
                        type, wanted -> wanted == Warden.class ? Warden.start() : Service.start(), AutoCloseable.class);
    }
}
