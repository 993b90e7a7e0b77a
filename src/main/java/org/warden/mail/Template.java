package org.warden.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The mails. The text is in a file of the same name: the subject, an empty line, and paragraphs with placeholders such as
 * <code>{name}</code>. Values are inserted once and never read as placeholders.
 */
public enum Template {
    /** To a new account: the link confirms its address. */
    CONFIRM_EMAIL,
    /** To the owner of an address with which a caller tried to register, or to which a caller tried to move another account. */
    EMAIL_TAKEN,
    /** To the address of a registration whose user name another account has. */
    USERNAME_TAKEN,
    /** The link lets the owner choose a new password. */
    RESET_PASSWORD,
    /** An administrator mailed the link, with which the owner chooses a new password. */
    PASSWORD_LINK,
    /** To the new address of an account: the link confirms the change. */
    CHANGE_EMAIL,
    /** To the previous address of an account: the link undoes the change. */
    UNDO_EMAIL,
    PASSWORD_CHANGED,
    SECOND_FACTOR_ACTIVATED,
    SECOND_FACTOR_REMOVED,
    RECOVERY_CODES_RENEWED,
    /** A refresh token was used twice, and its session was ended. */
    REFRESH_TOKEN_REUSED,
    /** A login from an unknown device or network. */
    NEW_DEVICE,
    ACCOUNT_DELETED,
    /** An administrator demanded a new password at the next login. */
    PASSWORD_CHANGE_FORCED,
    /** An administrator removed the second factor. */
    SECOND_FACTOR_RESET,
    /** An administrator closed the account, which is deleted later. */
    ACCOUNT_CLOSED,
    /** An administrator changed the user name. */
    USERNAME_CHANGED,
    /** An administrator created the account: the link lets the owner choose a password. */
    INVITATION;

    /** The placeholders that Warden itself fills. A caller chose the values of all others. */
    private static final Set<String> OURS = Set.of("service", "link", "life", "time", "deletes", "address");

    private static final Pattern PLACE = Pattern.compile("( ?)\\{([a-z]+)}");

    /** A line that is dropped if its value is empty. */
    private static final Pattern LABELED = Pattern.compile("\n[A-Z][A-Za-z ]*: \\{([a-z]+)}");

    /** Returns whether Warden itself fills this placeholder. */
    static boolean isOurs(String place) {
        return OURS.contains(place);
    }

    /** Fills in the values. An empty value leaves no trace. Nothing that a caller chose becomes a link. */
    Letter letter(UUID id, String to, Map<String, String> chosen) {
        Map<String, String> values = chosen.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> isOurs(one.getKey()) ? one.getValue() : Harmless.words(one.getValue())));
        String[] parts = words().split("\n\n", 2);
        String text = filled(parts[1], values);
        String html = Arrays.stream(parts[1].strip().split("\n\n", -1))
                .map(paragraph -> html(paragraph, values))
                .collect(Collectors.joining("\n"));
        return new Letter(id, to, parts[0], text, page(escaped(parts[0]), html));
    }

    private static String page(String title, String paragraphs) {
        return String.format(Locale.ROOT, """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>%s</title></head>
                <body style="font-family: sans-serif; line-height: 1.5; max-width: 40em">
                %s
                </body>
                </html>
                """, title, paragraphs);
    }

    private static String html(String paragraph, Map<String, String> values) {
        Map<String, String> escaped = values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, value -> escaped(value.getValue())));
        String filled =
                filled(paragraph.equals("{link}") ? "<a href=\"{link}\">{link}</a>" : escaped(paragraph), escaped);
        return "<p>" + filled.replace("\n", "<br>\n") + "</p>";
    }

    private static String filled(String words, Map<String, String> values) {
        String lines = LABELED.matcher(words)
                .replaceAll(line ->
                        Matcher.quoteReplacement(value(line.group(1), values).isEmpty() ? "" : line.group()));
        return PLACE.matcher(lines).replaceAll(place -> {
            String value = value(place.group(2), values);
            return Matcher.quoteReplacement(value.isEmpty() ? "" : place.group(1) + value);
        });
    }

    private static String value(String place, Map<String, String> values) {
        String value = values.get(place);
        if (value == null) {
            throw new IllegalArgumentException("No value for the placeholder " + place);
        }
        return value;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private String words() {
        String file = name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt";
        try (InputStream words = Template.class.getResourceAsStream(file)) {
            return new String(words.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
