package org.warden.setting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;

/** MicroProfile Config on a map of texts, each either a default or set by an operator. */
public final class MapConfig implements Config {
    private static final int DEFAULT = 100;
    private static final int CHOSEN = 300;

    private final Map<String, Entry> entries = new HashMap<>();

    private record Entry(String name, String value, int ordinal) implements ConfigValue {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public String getValue() {
            return value;
        }

        @Override
        public String getRawValue() {
            return value;
        }

        @Override
        public String getSourceName() {
            return "map";
        }

        @Override
        public int getSourceOrdinal() {
            return ordinal;
        }
    }

    /** The defaults of the WAR only. */
    public static MapConfig defaults() {
        Properties properties = new Properties();
        try (InputStream file = MapConfig.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            properties.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        MapConfig config = new MapConfig();
        properties.stringPropertyNames().forEach(name -> config.withDefault(name, properties.getProperty(name)));
        return config;
    }

    /** The same, with this value set by an operator. */
    public MapConfig with(String name, String value) {
        entries.put(name, new Entry(name, value, CHOSEN));
        return this;
    }

    /** The same, with this value as a default. */
    public MapConfig withDefault(String name, String value) {
        entries.put(name, new Entry(name, value, DEFAULT));
        return this;
    }

    /** A fresh reading of this. */
    public Settings settings() {
        return new Settings(this);
    }

    @Override
    public <T> T getValue(String name, Class<T> type) {
        return getOptionalValue(name, type).orElseThrow();
    }

    @Override
    public ConfigValue getConfigValue(String name) {
        return entries.getOrDefault(name, new Entry(name, null, 0));
    }

    @Override
    public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
        return Optional.ofNullable(entries.get(name)).map(entry -> type.cast(entry.value()));
    }

    @Override
    public Iterable<String> getPropertyNames() {
        return List.copyOf(entries.keySet());
    }

    @Override
    public Iterable<ConfigSource> getConfigSources() {
        return List.of();
    }

    @Override
    public <T> Optional<Converter<T>> getConverter(Class<T> type) {
        return Optional.empty();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return type.cast(this);
    }
}
