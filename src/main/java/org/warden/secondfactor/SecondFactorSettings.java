package org.warden.secondfactor;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * The second factor.
 *
 * @param roles the roles that are in force only in sessions with a second factor, in lower case
 */
@SettingsGroup
public record SecondFactorSettings(String issuer, Set<String> roles) {
    private static final String ROLES = "warden.second-factor.roles";

    public static SecondFactorSettings from(Settings settings) {
        String roles = settings.optional(ROLES).orElse("");
        return new SecondFactorSettings(
                settings.text("warden.second-factor.issuer"),
                Arrays.stream(roles.split(",", -1))
                        .map(role -> role.strip().toLowerCase(Locale.ROOT))
                        .filter(role -> !role.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Throws if a configured role does not exist: a misspelled role would protect nothing. */
    public void requireKnown(Collection<String> known) {
        Set<String> names =
                known.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        if (!names.containsAll(roles)) {
            throw new IllegalStateException("Warden cannot start with these settings:\n  - " + ROLES
                    + " names a role that does not exist; the roles are " + String.join(", ", known));
        }
    }

    /** Whether this role is in force only with a second factor. */
    public boolean protects(String role) {
        return roles.contains(role.toLowerCase(Locale.ROOT));
    }

    /** The roles that are in force in a session with these methods. */
    public List<String> inForce(List<String> held, List<String> methods) {
        return roles.isEmpty() || methods.equals(SecondFactorProof.METHODS)
                ? held
                : held.stream().filter(role -> !protects(role)).toList();
    }
}
