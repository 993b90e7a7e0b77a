package org.warden.role;

import java.util.Collection;

/** The room for names of roles in a token: servers refuse headers longer than 8 KiB. */
public final class TokenRoom {
    /** The most characters for the names of the roles that are granted to an account. */
    public static final int GRANTED = 1_500;

    /** The most characters for all names in a token. */
    public static final int ALL = 3_000;

    private static final int QUOTES_AND_COMMA = 3;

    private TokenRoom() {}

    /** How many characters these names take as a JSON array. */
    public static int of(Collection<String> names) {
        return 1
                + names.stream()
                        .mapToInt(name -> name.length() + QUOTES_AND_COMMA)
                        .sum();
    }
}
