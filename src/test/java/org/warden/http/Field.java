package org.warden.http;

/**
 * One text field of a body, as the contract limits it.
 *
 * @param good a good value; {@code %s} stands for a user name
 * @param limit the most characters it may have
 * @param statusOfLongest the answer of the door to the longest value in an otherwise good body
 * @param insteadOf the field whose place it takes, or null
 * @param list whether it is a list of such texts
 */
public record Field(
        String name, boolean required, String good, int limit, int statusOfLongest, String insteadOf, boolean list) {
    static Field of(String name, String good, int limit, int statusOfLongest) {
        return new Field(name, true, good, limit, statusOfLongest, null, false);
    }

    Field optional() {
        return new Field(name, false, good, limit, statusOfLongest, null, list);
    }

    Field insteadOf(String other) {
        return new Field(name, required, good, limit, statusOfLongest, other, list);
    }

    /** A list of such texts. */
    Field many() {
        return new Field(name, required, good, limit, statusOfLongest, insteadOf, true);
    }

    /** This text as the value of the field in JSON. */
    String json(String text) {
        return list ? "[\"" + text + "\"]" : '"' + text + '"';
    }

    /** The field that a refusal names if this one is missing. */
    String namedWhenMissing() {
        return insteadOf == null ? name : insteadOf;
    }

    String good(String someone) {
        return good.formatted(someone);
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
