package org.warden.setting;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Warden's settings in environment variables. Servers have such a source too, but Payara's converts names to upper case in the
 * locale of the JVM: in Turkish, {@code warden.profile} becomes {@code WARDEN_PROF\u0130LE}, and the variable is not found.
 */
public final class EnvironmentConfigSource implements ConfigSource {
    private static final String PREFIX = "warden.";

    private final Map<String, String> environment;

    /** For the service loader: reads the environment of this process. */
    public EnvironmentConfigSource() {
        this(System.getenv());
    }

    EnvironmentConfigSource(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Above the server's own source (300), below files (350) and system properties (400). */
    @Override
    public int getOrdinal() {
        return 310;
    }

    /** Lists the variables under their own names, so that unknown ones are reported on every server. */
    @Override
    public Set<String> getPropertyNames() {
        return environment.keySet().stream()
                .filter(name -> VariableNames.variable(name).startsWith(VariableNames.PREFIX))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Tries the three names of MicroProfile Config 3.1, section 5.3.1, in its order. Finds a variable by its own name too. */
    @Override
    public String getValue(String name) {
        return name.startsWith(PREFIX) || name.startsWith(VariableNames.PREFIX)
                ? Stream.of(name, VariableNames.underscored(name), VariableNames.variable(name))
                        .filter(environment::containsKey)
                        .findFirst()
                        .map(environment::get)
                        .orElse(null)
                : null;
    }

    @Override
    public String getName() {
        return "environment variables WARDEN_...";
    }
}
