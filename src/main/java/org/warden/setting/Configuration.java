package org.warden.setting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** Reads the settings of every {@link SettingsGroup} once, all together. */
@ApplicationScoped
public class Configuration {
    private final Settings settings;
    private final Map<Class<?>, Object> groups = new HashMap<>();

    /** Required for the container's proxy. */
    Configuration() {
        settings = null;
    }

    @Inject
    Configuration(Config config, SettingsGroups found) {
        this(new Settings(config), found.types());
    }

    /** Reads these groups, and reports settings that belong to none of them. */
    public Configuration(Settings settings, Collection<Class<?>> types) {
        this.settings = settings;
        for (Class<?> type : types) {
            attempt(() -> groups.put(type, read(type)));
        }
        attempt(settings::refuseUnheard);
    }

    private Object read(Class<?> type) {
        try {
            return type.getMethod("from", Settings.class).invoke(null, settings);
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (ReflectiveOperationException notAGroup) {
            throw new IllegalStateException(notAGroup);
        }
    }

    private void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (RuntimeException unforeseen) {
            settings.mistake("warden", "settings cannot be read: " + unforeseen);
        }
    }

    /** Returns all mistakes in one message, sorted, so that one start reports them all; empty if there are none. */
    public String mistakes() {
        List<String> mistakes = settings.mistakes().stream()
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
        return mistakes.isEmpty()
                ? ""
                : "Warden cannot start with these settings:\n  - " + String.join("\n  - ", mistakes);
    }

    /** The settings of this group; throws {@link IllegalStateException} if they could not be read. */
    public <T> T group(Class<T> type) {
        Object group = groups.get(type);
        if (group == null) {
            throw new IllegalStateException(mistakes());
        }
        return type.cast(group);
    }
}
