package org.warden.setting;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * Reads settings and collects every mistake instead of stopping at the first. A wrong value reads as the smallest legal
 * one, so that reading can go on; whoever started the reading must look at {@link #mistakes()} before using anything.
 */
public final class Settings {
    /** Ordinal of {@code META-INF/microprofile-config.properties} (MicroProfile Config 3.1, section 5.1): our defaults. */
    private static final int DEFAULTS = 100;

    /** What Kubernetes puts into the environment where a service is named warden, or warden-db. */
    private static final Pattern OTHERS =
            Pattern.compile("WARDEN_([A-Z0-9_]+_)?(SERVICE_(HOST|PORT)(_.*)?|PORT(_\\d+_(TCP|UDP|SCTP)(_.*)?)?)");

    private final Config config;
    private final List<String> mistakes = new ArrayList<>();
    private final Set<String> keys = new TreeSet<>();

    public Settings(Config config) {
        this.config = config;
    }

    /** The value as it was written, empty where nothing is set: a secret may well contain <code>${</code>. */
    public Optional<String> optional(String key) {
        keys.add(key);
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

    /** In production a default is not enough: somebody must have chosen this value. */
    public void requireChosenInProduction(String key) {
        if (production()
                && optional(key).isPresent()
                && config.getConfigValue(key).getSourceOrdinal() <= DEFAULTS) {
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

    /** Every key that was asked for. */
    public Set<String> keys() {
        return Set.copyOf(keys);
    }

    /** Notes every {@code warden.*} and {@code WARDEN_*} that nobody asked for: a typing error must not pass as a default. */
    public void refuseUnknown() {
        Set<String> variables = keys.stream().map(Settings::variable).collect(Collectors.toSet());
        Set<String> names = new TreeSet<>();
        config.getPropertyNames().forEach(names::add);
        for (String name : names) {
            // WildFly and Liberty list every variable a second time, as the key it could be.
            boolean unknownKey = name.startsWith("warden.") && !keys.contains(name) && !names.contains(variable(name));
            boolean unknownVariable = name.startsWith("WARDEN_")
                    && !variables.contains(name.replaceFirst("_FILE$", ""))
                    && !OTHERS.matcher(name).matches();
            if (unknownKey || unknownVariable) {
                mistake(name, "is not a setting of Warden");
            }
        }
    }

    /** The environment variable of a setting (MicroProfile Config 3.1, section 5.3.1). */
    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
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
