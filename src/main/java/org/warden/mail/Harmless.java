package org.warden.mail;

import java.util.regex.Pattern;

/** Breaks up text that a caller chose, so that no mail program turns it into a link, an address or a telephone number. */
final class Harmless {
    private static final Pattern SCHEME = Pattern.compile("[:\\uFF1A](?=\\S)");
    private static final Pattern SHARE = Pattern.compile("\\\\(?=\\\\)");
    private static final Pattern MAILBOX = Pattern.compile("\\s*[@\\uFF20]\\s*");
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)\\.(\\d+)");

    /** Every dot of a domain name (UTS 46, section 4), but not the dot of a version such as 5.0. */
    private static final Pattern DOT = Pattern.compile("[.\\u2024\\u3002\\uFF0E\\uFF61](?=\\S)(?!(?<=\\d\\.)\\d)");

    private static final Pattern TELEPHONE =
            Pattern.compile("(?<![\\p{L}\\d])\\+?\\d(?:[ ()/.-]{0,2}\\d){5,}(?![\\p{L}\\d])");

    private Harmless() {}

    static String words(String chosen) {
        String words = NUMBERS.matcher(chosen).replaceAll("$1. $2. $3. $4");
        words = SCHEME.matcher(words).replaceAll(": ");
        words = SHARE.matcher(words).replaceAll("\\\\ ");
        words = MAILBOX.matcher(words).replaceAll(" at ");
        words = DOT.matcher(words).replaceAll(". ");
        return TELEPHONE.matcher(words).replaceAll("...");
    }
}
