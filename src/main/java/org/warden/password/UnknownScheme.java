package org.warden.password;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A hash that Warden cannot read, for example after an import: no password opens the account, and the log names the reason. */
final class UnknownScheme implements PasswordScheme {
    private static final System.Logger LOG = System.getLogger(UnknownScheme.class.getName());

    /** The name of the scheme, without any part of the hash. */
    private static final Pattern PREFIX = Pattern.compile("\\$[a-z0-9-]{1,32}\\$");

    private final Argon2id costs;
    private final String decoy;

    /**
     * @param costs computes a decoy, so that the refusal takes as long as for another account
     */
    UnknownScheme(Argon2id costs) {
        this.costs = costs;
        this.decoy = costs.decoy();
    }

    @Override
    public boolean reads(String stored) {
        return true;
    }

    @Override
    public boolean matches(char[] password, String stored) {
        Matcher prefix = PREFIX.matcher(stored);
        LOG.log(
                System.Logger.Level.WARNING,
                "a login was refused: the stored password hash {0}",
                prefix.lookingAt() ? "begins with " + prefix.group() + ", which Warden cannot read" : "has no prefix");
        costs.matches(password, decoy);
        return false;
    }

    @Override
    public boolean isOutdated(String stored) {
        return false;
    }
}
