package org.warden.setting;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Environment variables and the settings that they stand for (MicroProfile Config 3.1, section 5.3.1). */
final class VariableNames {
    static final String PREFIX = "WARDEN_";

    /** Variables that Kubernetes adds for services with names such as warden or warden-db. */
    private static final Pattern OTHERS =
            Pattern.compile("WARDEN_([A-Z0-9_]+_)?(SERVICE_(HOST|PORT)(_.*)?|PORT(_\\d+_(TCP|UDP|SCTP)(_.*)?)?)");

    private VariableNames() {}

    /** The variable of a setting, the same in every locale. */
    static String variable(String key) {
        return underscored(key).toUpperCase(Locale.ROOT);
    }

    static String underscored(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_");
    }

    /**
     * Returns whether this name can only be meant for Warden. Ignores letter case, to report a lower-case variable that no
     * source reads.
     *
     * @param names all names that the sources list
     */
    static boolean isMeantForUs(String name, Set<String> names) {
        String variable = variable(name);
        // WildFly and Liberty list every variable a second time, under the key that it may stand for.
        boolean shadow = name.startsWith("warden.") && names.contains(variable);
        return variable.startsWith(PREFIX)
                && !shadow
                && !OTHERS.matcher(variable).matches();
    }
}
