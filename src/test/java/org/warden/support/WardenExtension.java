package org.warden.support;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the WAR of the build on Payara Micro, with an empty H2 database, before the first test class, and stops it after the
 * last. Tests take a parameter of the type {@link Warden}.
 *
 * <p>System properties: {@code warden.war}, {@code warden.payara} (the jar of Payara Micro) and, if wanted, {@code
 * warden.payara-config} (the folder with its boot commands and its logging).
 */
public final class WardenExtension implements BeforeAllCallback, ParameterResolver {
    @Override
    public void beforeAll(ExtensionContext context) {
        warden(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Warden.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return warden(context);
    }

    private static Warden warden(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(WardenExtension.class))
                .getOrComputeIfAbsent(Warden.class, type -> Warden.start(), Warden.class);
    }
}
