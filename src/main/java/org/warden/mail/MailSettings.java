package org.warden.mail;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * How mail is sent.
 *
 * @param host the mail server; without one, mails are written to the log
 * @param user SMTP user, if the server requires one
 * @param from the sender's address
 * @param timeout how long to wait for an answer of the server
 * @param ehlo the name in the greeting to the server; the machine's own if empty
 */
@SettingsGroup
public record MailSettings(
        Optional<String> host,
        int port,
        Encryption encryption,
        Optional<String> user,
        Optional<String> password,
        String from,
        Duration timeout,
        Optional<String> ehlo) {
    private static final String HOST = "warden.mail.host";
    private static final String ENCRYPTION = "warden.mail.encryption";
    private static final String FROM = "warden.mail.from";
    private static final String USER = "warden.mail.user";
    private static final String PASSWORD = "warden.mail.password";
    private static final String EHLO = "warden.mail.ehlo";
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "::1");
    private static final Pattern ADDRESS = Pattern.compile("ATOM(\\.ATOM)*@LABEL(\\.LABEL)*"
            .replace("ATOM", "[!-~&&[^@<>\",;:.()\\[\\]\\\\]]+")
            .replace("LABEL", "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"));

    /** A domain name or an address literal (RFC 5321, section 4.1.2). */
    private static final Pattern GREETING =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?|\\[[A-Za-z0-9:.]{2,60}]");

    public static MailSettings from(Settings settings) {
        MailSettings mail = new MailSettings(
                settings.optional(HOST).map(String::strip),
                settings.number("warden.mail.port", 1, 65_535),
                settings.choice(ENCRYPTION, Encryption.class),
                settings.optional(USER),
                settings.optional(PASSWORD),
                settings.text(FROM).strip(),
                settings.duration("warden.mail.timeout", Duration.ofMillis(100), Duration.ofMinutes(1)),
                settings.optional(EHLO).map(String::strip));
        mail.check(settings);
        return mail;
    }

    private void check(Settings settings) {
        if (!ADDRESS.matcher(from).matches()) {
            settings.mistake(FROM, "must be an e-mail address");
        }
        if (ehlo.isPresent() && !GREETING.matcher(ehlo.get()).matches()) {
            settings.mistake(EHLO, "must be a host name, or an address such as [192.0.2.1]");
        }
        if (user.isPresent() != password.isPresent()) {
            settings.mistake(
                    user.isPresent() ? PASSWORD : USER,
                    "is required together with " + (user.isPresent() ? USER : PASSWORD));
        }
        if (host.isEmpty()) {
            settings.refuseInProduction(
                    HOST, "must be set when warden.profile=production: mails contain links that must not be logged");
        }
        if (encryption == Encryption.NONE && host.filter(HERE::contains).isEmpty()) {
            settings.refuseInProduction(
                    ENCRYPTION, "must not be none when warden.profile=production, unless the mail server is localhost");
        }
        if (host.isPresent()) {
            settings.requireChosenInProduction(FROM);
        }
    }

    @Override
    public String toString() {
        return "MailSettings[host=" + host + ", port=" + port + ", encryption=" + encryption + ", user=" + user
                + ", password=***, from=" + from + ", timeout=" + timeout + ", ehlo=" + ehlo + "]";
    }

    /** How the connection to the mail server is protected. */
    public enum Encryption {
        /** By STARTTLS; nothing is sent without it (RFC 3207). */
        STARTTLS,
        /** By TLS from the first byte (RFC 8314). */
        TLS,
        NONE
    }
}
