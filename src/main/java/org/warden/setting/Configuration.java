package org.warden.setting;

import java.lang.reflect.InvocationTargetException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the settings of every {@link SettingsGroup} once, all together. */
public class Configuration {
    private final Settings settings;
    private final Map<Class<?>, Object> groups = new HashMap<>();

    /** Reads these groups, and reports settings that belong to none of them. */
    public Configuration(Settings settings, Collection<Class<?>> types) {
        this.settings = settings;
        for (Class<?> type : types) {
            attempt(() -> groups.put(type, read(type)));
        }
        // A group that failed has not read all of its settings: they would be reported as unknown.
        if (groups.size() == types.size()) {
            attempt(settings::refuseUnheard);
        }
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

    /** The names of the settings that only production refuses; empty in production. */
    public List<String> unsafe() {
        return settings.unsafe();
    }

    /** The settings of this group; throws {@link IllegalStateException} if they could not be read. */
    public <T> T group(Class<T> type) {
        return find(type).orElseThrow(() -> new IllegalStateException(mistakes()));
    }

    /** The settings of this group; empty if they could not be read. */
    public <T> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(type.cast(groups.get(type)));
    }
}
