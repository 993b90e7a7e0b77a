package org.warden.setting;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Finds every {@link SettingsGroup} and registers it as a bean with the value from the {@link Configuration}. */
public class SettingsGroups implements Extension {
    private final List<Class<?>> types = new ArrayList<>();

    void find(@Observes @WithAnnotations(SettingsGroup.class) ProcessAnnotatedType<?> found) {
        types.add(found.getAnnotatedType().getJavaClass());
        // Keeps the container from creating the record itself.
        found.veto();
    }

    void offer(@Observes AfterBeanDiscovery discovery) {
        types.forEach(type -> offer(type, discovery));
    }

    private static <T> void offer(Class<T> type, AfterBeanDiscovery discovery) {
        discovery
                .<T>addBean()
                .beanClass(type)
                .types(type, Object.class)
                .scope(Singleton.class)
                .produceWith(beans -> beans.select(Configuration.class).get().group(type));
    }

    List<Class<?>> types() {
        return List.copyOf(types);
    }
}
