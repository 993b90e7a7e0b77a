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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * Reads settings, and collects every mistake instead of stopping at the first. An invalid value reads as the smallest valid
 * one, so that reading can continue. The caller must check {@link #mistakes()} before using any value.
 */
public final class Settings {
    private static final System.Logger LOG = System.getLogger(Settings.class.getName());

    private static final String FILE = "_FILE";

    /** Ordinal of {@code META-INF/microprofile-config.properties}, the defaults (MicroProfile Config 3.1, section 5.1). */
    private static final int DEFAULTS = 100;

    private final Config config;
    private final List<String> mistakes = new ArrayList<>();
    private final Set<String> unsafe = new TreeSet<>();
    private final Set<String> keys = new TreeSet<>();
    private final Set<String> formers = new TreeSet<>();

    /** Current name to former name, for settings that were set under the former one. */
    private final Map<String, String> names = new HashMap<>();

    public Settings(Config config) {
        this.config = config;
    }

    /** Accepts the former name of a setting for one release, and logs the new one. Called before the setting is read. */
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
                    "{0} is now called {1}: the next release accepts only the new name",
                    former,
                    key);
        }
    }

    /** The raw value, without expressions, because a secret may contain <code>${</code>; empty if the setting is not set. */
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

    /** The value as text; a mistake if the setting is not set. */
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

    /** Requires that the setting does not have its default in production. */
    public void requireChosenInProduction(String key) {
        if (optional(key).isPresent() && config.getConfigValue(name(key)).getSourceOrdinal() <= DEFAULTS) {
            refuseInProduction(key, "must be set when warden.profile=production");
        }
    }

    /** Reports a mistake in production, and an unsafe setting in a trial. */
    public void refuseInProduction(String key, String what) {
        if (production()) {
            mistake(key, what);
        } else {
            unsafe.add(key);
        }
    }

    /** Reports a mistake that only the feature itself can detect. */
    public void mistake(String key, String what) {
        String mistake = key + " " + what;
        if (!mistakes.contains(mistake)) {
            mistakes.add(mistake);
        }
    }

    /** All mistakes so far, one line each. They never contain a value, which may be a secret. */
    public List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    /** The settings of this trial that production would refuse, sorted. */
    public List<String> unsafe() {
        return List.copyOf(unsafe);
    }

    /** All keys that were read, by their present names. */
    public Set<String> keys() {
        return Set.copyOf(keys);
    }

    /** Reports settings without effect: unknown names, and variables whose setting still has its default. */
    public void refuseUnheard() {
        Set<String> names = new TreeSet<>();
        config.getPropertyNames().forEach(names::add);
        for (String name : names) {
            Optional<String> key = key(name);
            if (key.isPresent()) {
                refuseIgnored(name, key.get());
            } else if (VariableNames.isMeantForUs(name, names)) {
                mistake(name, "is not a setting of Warden");
            }
        }
    }

    /** The setting with this name, which is a key, a variable, or a variable that names a file. */
    private Optional<String> key(String name) {
        String bare = name.endsWith(FILE) ? name.substring(0, name.length() - FILE.length()) : name;
        return Stream.concat(keys.stream(), formers.stream())
                .filter(key -> key.equals(name)
                        || VariableNames.underscored(key).equals(name)
                        || VariableNames.variable(key).equals(bare))
                .findFirst();
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
            // The setting was chosen; reading it reported this failure.
            return true;
        }
    }

    private boolean isSet(String name) {
        String value = config.getConfigValue(name).getRawValue();
        return value != null && !value.isBlank();
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
