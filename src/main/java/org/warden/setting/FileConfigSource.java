package org.warden.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Reads a setting from a file: {@code WARDEN_DB_PASSWORD_FILE=/run/secrets/db} sets {@code warden.db.password}. Container
 * platforms provide secrets this way. A byte order mark and the line break at the end of the file are dropped.
 */
public final class FileConfigSource implements ConfigSource {
    private static final String PREFIX = "warden.";
    private static final String SUFFIX = "_FILE";

    private final Map<String, String> environment;

    /** For the service loader: reads the environment of this process. */
    public FileConfigSource() {
        this(System.getenv());
    }

    FileConfigSource(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Above the environment (310): a file is named on purpose. */
    @Override
    public int getOrdinal() {
        return 350;
    }

    @Override
    public Set<String> getPropertyNames() {
        return Set.of();
    }

    @Override
    public String getValue(String name) {
        String file = name.startsWith(PREFIX) ? environment.get(VariableNames.variable(name) + SUFFIX) : null;
        return file == null ? null : read(name, Path.of(file));
    }

    @Override
    public String getName() {
        return "files named by WARDEN_..._FILE";
    }

    private static String read(String name, Path file) {
        try {
            return Files.readString(file).replaceFirst("\\A\uFEFF", "").replaceFirst("\\R\\z", "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    VariableNames.variable(name) + SUFFIX + " names a file that cannot be read: " + file, unreadable);
        }
    }
}
