package org.warden.setting;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Finds every {@link SettingsGroup} and registers it as a bean with the value from the {@link Configuration}, of its own type
 * and of those that it implements. Also creates the {@code Configuration}: on some servers an extension cannot look up the
 * beans of the WAR.
 */
public class SettingsGroups implements Extension {
    private final List<Class<?>> types = new ArrayList<>();
    private Configuration configuration;

    void find(@Observes @WithAnnotations(SettingsGroup.class) ProcessAnnotatedType<?> found) {
        types.add(found.getAnnotatedType().getJavaClass());
        // Keeps the container from creating the record itself.
        found.veto();
    }

    void offer(@Observes AfterBeanDiscovery discovery) {
        offer(Configuration.class, this::configuration, discovery);
        types.forEach(type -> offer(type, discovery));
    }

    private <T> void offer(Class<T> type, AfterBeanDiscovery discovery) {
        offer(type, () -> configuration().group(type), discovery);
    }

    private static <T> void offer(Class<T> type, Supplier<T> value, AfterBeanDiscovery discovery) {
        discovery
                .<T>addBean()
                .beanClass(type)
                .addTypes(type, Object.class)
                .addTypes(type.getInterfaces())
                .scope(Singleton.class)
                .produceWith(beans -> value.get());
    }

    private synchronized Configuration configuration() {
        if (configuration == null) {
            Settings settings = new Settings(ConfigProvider.getConfig(SettingsGroups.class.getClassLoader()));
            configuration = new Configuration(settings, List.copyOf(types));
        }
        return configuration;
    }
}
