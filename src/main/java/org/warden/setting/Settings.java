package org.warden.setting;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * Reads settings and collects every mistake instead of stopping at the first. A wrong value reads as the smallest legal
 * one, so that reading can go on; the caller must look at {@link #mistakes()} before using anything.
 */
public final class Settings {
    static final String VARIABLE_PREFIX = "WARDEN_";

    private static final System.Logger LOG = System.getLogger(Settings.class.getName());

    private static final String FILE = "_FILE";

    /** Ordinal of {@code META-INF/microprofile-config.properties} (MicroProfile Config 3.1, section 5.1): our defaults. */
    private static final int DEFAULTS = 100;

    /** What Kubernetes puts into the environment where a service is named warden, or warden-db. */
    private static final Pattern OTHERS =
            Pattern.compile("WARDEN_([A-Z0-9_]+_)?(SERVICE_(HOST|PORT)(_.*)?|PORT(_\\d+_(TCP|UDP|SCTP)(_.*)?)?)");

    private final Config config;
    private final List<String> mistakes = new ArrayList<>();
    private final Set<String> keys = new TreeSet<>();
    private final Set<String> formers = new TreeSet<>();

    /** The name under which a setting is set, if that is its former one. */
    private final Map<String, String> names = new HashMap<>();

    public Settings(Config config) {
        this.config = config;
    }

    /**
     * Still understands the former name of a setting, and logs the new one. A group calls this before it reads the setting, for
     * one release.
     */
    public void renamed(String former, String key) {
        if (!formers.add(former) || value(former).isEmpty()) {
            return;
        }
        if (isChosen(key)) {
            mistake(former, "must not be set together with " + key + ", which is its new name");
        } else {
            names.put(key, former);
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} is now called {1}: the next release knows only that",
                    former,
                    key);
        }
    }

    /** The value as it was written, empty where nothing is set: a secret may well contain <code>${</code>. */
    public Optional<String> optional(String key) {
        keys.add(key);
        return value(name(key));
    }

    private String name(String key) {
        return names.getOrDefault(key, key);
    }

    private Optional<String> value(String key) {
        try {
            return Optional.ofNullable(config.getConfigValue(key).getRawValue()).filter(value -> !value.isBlank());
        } catch (RuntimeException unreadable) {
            mistake(key, "cannot be read: " + unreadable.getMessage());
            return Optional.empty();
        }
    }

    /** The value as text; a mistake where nothing is set. */
    public String text(String key) {
        return optional(key).orElseGet(() -> wrong(key, "is required", ""));
    }

    /** A whole number from {@code least} to {@code most}. */
    public int number(String key, int least, int most) {
        return read(key, least, "must be a whole number from " + least + " to " + most, value -> {
            int number = Integer.parseInt(value.strip());
            return number < least || number > most ? null : number;
        });
    }

    /** An ISO-8601 duration such as {@code PT15M}, from {@code least} to {@code most}. */
    public Duration duration(String key, Duration least, Duration most) {
        return read(key, least, "must be a duration such as PT15M, from " + least + " to " + most, value -> {
            Duration duration = Duration.parse(value.strip());
            return duration.compareTo(least) < 0 || duration.compareTo(most) > 0 ? null : duration;
        });
    }

    /** One of the names of an enum, in any letter case. */
    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        E[] all = type.getEnumConstants();
        String names = Arrays.stream(all).map(Enum::name).collect(Collectors.joining(", "));
        return read(
                key,
                all[0],
                "must be one of " + names,
                value -> Enum.valueOf(type, value.strip().toUpperCase(Locale.ROOT)));
    }

    /** {@code true} or {@code false}, in any letter case. */
    public boolean isOn(String key) {
        return choice(key, Switch.class) == Switch.TRUE;
    }

    /** Whether this node must refuse everything unsafe ({@code warden.profile=production}). */
    public boolean production() {
        return choice("warden.profile", Profile.class) == Profile.PRODUCTION;
    }

    /** In production a default is not enough: the operator must have chosen this value. */
    public void requireChosenInProduction(String key) {
        if (production()
                && optional(key).isPresent()
                && config.getConfigValue(name(key)).getSourceOrdinal() <= DEFAULTS) {
            mistake(key, "must be set when warden.profile=production");
        }
    }

    /** Notes a mistake that only the feature itself can see. */
    public void mistake(String key, String what) {
        String mistake = key + " " + what;
        if (!mistakes.contains(mistake)) {
            mistakes.add(mistake);
        }
    }

    /** Every mistake so far, one line each; never the value itself, which may be a secret. */
    public List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    /** Every key that was asked for, by its present name. */
    public Set<String> keys() {
        return Set.copyOf(keys);
    }

    /** Notes what is set and has no effect: an unknown name, and a variable whose setting still has the default. */
    public void refuseUnheard() {
        Set<String> names = new TreeSet<>();
        config.getPropertyNames().forEach(names::add);
        for (String name : names) {
            Optional<String> key = key(name);
            if (key.isPresent()) {
                refuseIgnored(name, key.get());
            } else if (isMeantForUs(name, names)) {
                mistake(name, "is not a setting of Warden");
            }
        }
    }

    /** The setting that is meant by this name of a key, a variable, or a variable that names a file. */
    private Optional<String> key(String name) {
        String bare = name.endsWith(FILE) ? name.substring(0, name.length() - FILE.length()) : name;
        return Stream.concat(keys.stream(), formers.stream())
                .filter(key -> key.equals(name)
                        || underscored(key).equals(name)
                        || variable(key).equals(bare))
                .findFirst();
    }

    /** In any letter case: a variable in small letters may be one that no source finds. */
    private static boolean isMeantForUs(String name, Set<String> names) {
        String variable = variable(name);
        // WildFly and Liberty list every variable a second time, as the key it could be.
        boolean shadow = name.startsWith("warden.") && names.contains(variable);
        return variable.startsWith(VARIABLE_PREFIX)
                && !shadow
                && !OTHERS.matcher(variable).matches();
    }

    private void refuseIgnored(String name, String key) {
        if (!name.equals(key) && !isChosen(key) && isSet(name)) {
            mistake(key, "has its default although " + name + " is set");
        }
    }

    private boolean isChosen(String key) {
        try {
            return config.getConfigValue(key).getSourceOrdinal() > DEFAULTS;
        } catch (RuntimeException unreadable) {
            // It was chosen, and reading it has said so.
            return true;
        }
    }

    private boolean isSet(String name) {
        String value = config.getConfigValue(name).getRawValue();
        return value != null && !value.isBlank();
    }

    /** The environment variable of a setting (MicroProfile Config 3.1, section 5.3.1), in every language of the JVM. */
    static String variable(String key) {
        return underscored(key).toUpperCase(Locale.ROOT);
    }

    static String underscored(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_");
    }

    private <T> T read(String key, T fallback, String rule, Function<String, T> parse) {
        return optional(key)
                .map(value -> parsed(key, value, fallback, rule, parse))
                .orElseGet(() -> wrong(key, "is required", fallback));
    }

    private <T> T parsed(String key, String value, T fallback, String rule, Function<String, T> parse) {
        try {
            T parsed = parse.apply(value);
            return parsed == null ? wrong(key, rule, fallback) : parsed;
        } catch (IllegalArgumentException | DateTimeParseException notOfTheType) {
            return wrong(key, rule, fallback);
        }
    }

    private <T> T wrong(String key, String what, T fallback) {
        mistake(key, what);
        return fallback;
    }

    private enum Profile {
        TRIAL,
        PRODUCTION
    }

    private enum Switch {
        FALSE,
        TRUE
    }
}
