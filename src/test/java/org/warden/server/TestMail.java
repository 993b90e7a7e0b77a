package org.warden.server;

import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** The mail server of this run, and the mails that it received. */
public class TestMail implements LauncherSessionListener {
    private static final Pattern LINK = Pattern.compile("https?://\\S+#(\\S+)");

    /** A cache of parsed mails, because each wait reads all of them repeatedly. */
    private static final Map<MimeMessage, Mail> READ = Collections.synchronizedMap(new WeakHashMap<>());

    private static GreenMail server;

    /** Before any server that would send. */
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (TestRun.isOnServer()) {
            server = started(ServerProcess.freePort());
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (server != null) {
            server.stop();
        }
    }

    /** A mail server on this port, until it is stopped. */
    public static GreenMail started(int port) {
        GreenMail mail = new GreenMail(setup(port, ServerSetup.PROTOCOL_SMTP));
        mail.start();
        return mail;
    }

    /** A mail server on this port that may start slowly: the default of two seconds is too short for a busy machine. */
    public static ServerSetup setup(int port, String protocol) {
        ServerSetup setup = new ServerSetup(port, "localhost", protocol);
        setup.setServerStartupTimeout(60_000);
        return setup;
    }

    /** The latest mail of this subject to this address, once it has come. */
    public static Mail to(String address, String subject) {
        return to(server, address, subject);
    }

    /** The same, at a mail server that a test started itself. */
    public static Mail to(GreenMail mail, String address, String subject) {
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> all(mail, address).stream()
                                .filter(one -> one.subject().equals(subject))
                                .reduce((earlier, later) -> later)
                                .orElse(null),
                        java.util.Objects::nonNull);
    }

    /** The latest such mail whose link is another than this. */
    public static Mail another(String address, String subject, String token) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> to(address, subject), mail -> !mail.token().equals(token));
    }

    /** The settings of a server that a test starts itself, to send to the mail server of this run. */
    public static Map<String, String> settings() {
        return Map.of(
                "WARDEN_MAIL_HOST", "localhost",
                "WARDEN_MAIL_PORT", Integer.toString(server.getSmtp().getPort()),
                "WARDEN_MAIL_ENCRYPTION", "none");
    }

    /** All mails to this address so far. */
    public static List<Mail> all(String address) {
        return all(server, address);
    }

    /** The same, at a mail server that a test started itself. */
    public static List<Mail> all(GreenMail mail, String address) {
        return Stream.of(mail.getReceivedMessages())
                .map(message -> READ.computeIfAbsent(message, Mail::of))
                .filter(one -> one.to().contains(address))
                .toList();
    }

    /** One mail, as it came. */
    public record Mail(List<String> to, String subject, String text, String html) {
        static Mail of(MimeMessage message) {
            try {
                MimeMultipart parts = (MimeMultipart) message.getContent();
                return new Mail(
                        Stream.of(message.getAllRecipients())
                                .map(Object::toString)
                                .toList(),
                        message.getSubject(),
                        content(parts.getBodyPart(0), "text/plain"),
                        content(parts.getBodyPart(1), "text/html"));
            } catch (MessagingException | IOException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }

        /** The whole link in it. */
        public String link() {
            return found().group();
        }

        /** The part after the # of the link in the mail. */
        public String token() {
            return found().group(1);
        }

        private Matcher found() {
            Matcher link = LINK.matcher(text);
            if (!link.find()) {
                throw new AssertionError("No link in " + text);
            }
            return link;
        }

        private static String content(BodyPart part, String type) throws MessagingException, IOException {
            if (!part.isMimeType(type)) {
                throw new AssertionError("Not " + type + ": " + part.getContentType());
            }
            return part.getContent().toString().replace("\r\n", "\n");
        }
    }
}
