package org.warden.role;

import java.util.regex.Pattern;

/**
 * The form of a permission: 1 to 6 words with a colon between them, such as {@code product:update}. A {@code *} as the last
 * word stands for everything below, and alone for everything.
 */
public final class Permission {
    /** The permission that implies every other. */
    public static final String ALL = "*";

    /** The expression that a permission matches. */
    public static final String FORM = "(?:[a-z0-9-]{1,40}:){0,5}(?:[a-z0-9-]{1,40}|\\*)";

    /** The most characters of a permission. */
    public static final int LONGEST = 120;

    private static final Pattern WHOLE = Pattern.compile(FORM);
    private static final String BELOW = ":" + ALL;

    private Permission() {}

    /** Whether this text is a permission. */
    public static boolean isValid(String text) {
        return text.length() <= LONGEST && WHOLE.matcher(text).matches();
    }

    /** Whether this permission is the wanted one or a wildcard above it. {@code order:*} does not imply {@code order}. */
    public static boolean implies(String permission, String wanted) {
        return permission.equals(wanted)
                || permission.equals(ALL)
                || (permission.endsWith(BELOW)
                        && wanted.startsWith(permission.substring(0, permission.length() - ALL.length())));
    }
}
