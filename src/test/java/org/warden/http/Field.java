package org.warden.http;

/**
 * One field of a body, a text or a list, as the contract limits it.
 *
 * @param good a good value; {@code %s} stands for a user name
 * @param limit the most characters it may have
 * @param statusOfLongest the answer of the door to the longest value in an otherwise good body
 * @param insteadOf the field whose place it takes, or null
 * @param list whether the good value is a list in JSON instead of a text
 */
public record Field(
        String name, boolean required, String good, int limit, int statusOfLongest, String insteadOf, boolean list) {
    static Field of(String name, String good, int limit, int statusOfLongest) {
        return new Field(name, true, good, limit, statusOfLongest, null, false);
    }

    /** A list with this good value, as JSON. */
    static Field list(String name, String good, int status) {
        return new Field(name, true, good, Integer.MAX_VALUE, status, null, true);
    }

    Field optional() {
        return new Field(name, false, good, limit, statusOfLongest, null, list);
    }

    Field insteadOf(String other) {
        return new Field(name, required, good, limit, statusOfLongest, other, list);
    }

    /** The field that a refusal names if this one is missing. */
    String namedWhenMissing() {
        return insteadOf == null ? name : insteadOf;
    }

    String good(String someone) {
        return good.formatted(someone);
    }

    /** A good value for this user, as JSON. */
    String json(String someone) {
        return list ? good : '"' + good(someone) + '"';
    }

    /** The longest value for this user, as JSON; of a list, a good one. */
    String longest(String someone) {
        return list ? good : '"' + filled(someone, limit) + '"';
    }

    /** Whether this JSON value has the wrong kind for the field. A list may be right for a list. */
    boolean refuses(String json) {
        return !list || !json.startsWith("[");
    }

    /** A value of this length for this user. */
    String filled(String someone, int length) {
        return name.equals("email") ? email(someone, length) : padded(good(someone), length);
    }

    private static String email(String someone, int length) {
        StringBuilder email = new StringBuilder(padded(someone + "@", length));
        for (int dot = someone.length() + 1 + 63; dot < length - 1; dot += 64) {
            email.setCharAt(dot, '.');
        }
        return email.toString();
    }

    private static String padded(String text, int length) {
        return text + "a".repeat(length - text.length());
    }
}
