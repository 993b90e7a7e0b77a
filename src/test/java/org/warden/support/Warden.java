package org.warden.support;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A running Warden server for tests, accounts for them, and the mails that it sends. */
public final class Warden implements AutoCloseable {
    private static final String ADMINISTRATOR = "admin@example.org";
    private static final String PASSWORD = "orange tractor sings 7";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final Pattern TICKET = Pattern.compile("\"ticket\":\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final GreenMail mail;
    private final Server server;

    private Warden(GreenMail mail, Server server) {
        this.mail = mail;
        this.server = server;
    }

    /** Starts the WAR and waits for it. */
    static Warden start() {
        GreenMail mail = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        return new Warden(
                mail,
                Server.start(
                        System.getProperty(Server.OWN_WAR) == null ? Server.WAR : Server.OWN_WAR,
                        Map.of(
                                "WARDEN_BOOTSTRAP_ADMIN_EMAIL", ADMINISTRATOR,
                                "WARDEN_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD,
                                "WARDEN_MAIL_HOST", "localhost",
                                "WARDEN_MAIL_PORT",
                                        Integer.toString(mail.getSmtp().getPort()),
                                "WARDEN_MAIL_ENCRYPTION", "none",
                                // All tests call from one address and would be throttled.
                                "WARDEN_THROTTLE_ENABLED", "false",
                                "WARDEN_SHUTDOWN_DELAY", "PT0S")));
    }

    /** Everything that the server has printed so far. */
    public String log() {
        return server.log();
    }

    /**
     * Sends a request.
     *
     * @param path relative to the root of the server, without a slash at its beginning
     * @param json the body, or null
     * @param token an access token, or null
     */
    public HttpResponse<String> send(String method, String path, String json, String token) {
        return server.send(method, path, json, token);
    }

    /** The root of the server, with a slash at the end. */
    public URI address() {
        return server.address();
    }

    /** The password of each account that {@link #token} registers, and of the first administrator, admin@example.org. */
    public String password() {
        return PASSWORD;
    }

    /** A ticket for one WebSocket or event stream of the caller with this access token. */
    public String ticket(String token) {
        return first(TICKET, required(200, send("POST", "api/user/ticket", null, token)));
    }

    /** A token of the first administrator, who has every permission. */
    public String administrator() {
        return tokenOf(ADMINISTRATOR);
    }

    /**
     * Registers an account with these permissions and returns its access token. Its address is the user name at example.org.
     *
     * @param username also the name of its role; letters and digits, not used before
     */
    public String token(String username, String... permissions) {
        String email = username + "@example.org";
        required(201, send("POST", "api/user/register", """
                {"firstName":"Jane","lastName":"Doe","username":"%s","email":"%s","password":"%s"}
                """.formatted(username, email, PASSWORD), null));
        if (permissions.length > 0) {
            give(username, email, permissions);
        }
        return tokenOf(username);
    }

    private void give(String role, String email, String... permissions) {
        String administrator = administrator();
        String names = Stream.of(permissions).map(name -> '"' + name + '"').collect(Collectors.joining(","));
        required(201, send("POST", "api/roles", """
                {"name":"%s","permissions":[%s]}
                """.formatted(role, names), administrator));
        String found = required(200, send("GET", "api/users?search=" + email, null, administrator));
        String path = "api/users/" + first(ID, found) + "/roles/" + role;
        required(204, send("PUT", path, null, administrator));
    }

    private String tokenOf(String login) {
        return first(TOKEN, required(200, send("POST", "api/user/token", """
                {"username":"%s","password":"%s"}
                """.formatted(login, PASSWORD), null)));
    }

    private static String required(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer + " " + answer.body());
        }
        return answer.body();
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("No match for " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    /** The text of the latest mail to this address; waits for it for up to 30 seconds. */
    public String mail(String address) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<String> texts = Stream.of(mail.getReceivedMessages())
                    .filter(message -> isTo(message, address))
                    .map(Warden::text)
                    .toList();
            if (!texts.isEmpty()) {
                return texts.get(texts.size() - 1);
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("No mail came to " + address + ".");
            }
            Server.pause();
        }
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            return Stream.of(message.getAllRecipients())
                    .anyMatch(one -> one.toString().equals(address));
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** Warden's mails have a text and the same as HTML. */
    private static String text(MimeMessage message) {
        try {
            BodyPart part = ((MimeMultipart) message.getContent()).getBodyPart(0);
            return part.getContent().toString();
        } catch (MessagingException | IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Override
    public void close() {
        server.close();
        mail.stop();
    }
}
