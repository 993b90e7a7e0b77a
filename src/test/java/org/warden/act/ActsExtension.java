package org.warden.act;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.warden.database.ConnectionPool;
import org.warden.setting.FixedConfig;

/** Starts the container before the first test class, and stops it after the last one. */
final class ActsExtension implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    /** Silenced, because they would log each new key and the start of the container. */
    private static final List<Logger> TALKATIVE =
            List.of(Logger.getLogger("org.warden"), Logger.getLogger("org.jboss.weld"));

    /** Sets the settings anew for each class: the JVM has one pool, and the tests of the pool need other settings. */
    @Override
    public void beforeAll(ExtensionContext context) {
        ConfigProviderResolver.setInstance(new FixedConfig(Instruments.CONFIG));
        TALKATIVE.forEach(logger -> logger.setLevel(Level.SEVERE));
        house(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        house(context).prepare(context.getRequiredTestInstances().getAllInstances());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        ConnectionPool.close();
        ConfigProviderResolver.setInstance(null);
        TALKATIVE.forEach(logger -> logger.setLevel(null));
    }

    private static Container house(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Container.class, first -> new Container(), Container.class);
    }
}
