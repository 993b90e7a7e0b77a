package org.warden.mail;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import java.util.regex.Pattern;
import org.warden.mail.MailSettings.Encryption;

/** Sends mails through a mail server, with the Jakarta Mail of the application server. */
final class SmtpOutbox implements Outbox {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    /** The status of an unknown mailbox (RFC 3463, section 3.2). Other refusals may be temporary. */
    private static final Pattern NO_MAILBOX = Pattern.compile("\\b55[0-9][ -]5\\.1\\.");

    /** The time for a whole mail, as a multiple of the timeout: bounds a server that answers, but slowly. */
    private static final int WHOLE = 6;

    private final MailSettings settings;
    private final Clock clock;
    private final Session session;

    SmtpOutbox(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings), login(settings));
    }

    @Override
    public void send(Letter letter) throws NotSent {
        try {
            Transport.send(message(letter));
        } catch (AddressException invalid) {
            throw new NotSent(Obstacle.ADDRESS, reason(invalid, letter));
        } catch (SendFailedException refused) {
            String reason = reason(refused, letter);
            throw new NotSent(NO_MAILBOX.matcher(reason).find() ? Obstacle.ADDRESS : Obstacle.MAIL, reason);
        } catch (MessagingException failed) {
            throw new NotSent(Obstacle.SERVER, reason(failed, letter));
        }
    }

    @Override
    public void reach() throws NotSent {
        try (Transport transport = session.getTransport()) {
            transport.connect();
        } catch (MessagingException failed) {
            throw new NotSent(Obstacle.SERVER, oneLine(answer(failed)));
        }
    }

    private MimeMessage message(Letter letter) throws MessagingException {
        MimeMultipart parts =
                new MimeMultipart("alternative", text(letter.text(), "plain"), text(letter.html(), "html"));
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                // A Message-ID of our own, so that a recipient can recognize a duplicate.
                setHeader(
                        "Message-ID",
                        "<" + letter.id()
                                + settings.from().substring(settings.from().indexOf('@')) + ">");
            }
        };
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(letter.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        // Suppresses automatic replies (RFC 3834, section 5).
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(parts);
        return message;
    }

    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    /** The mail server's answer or the connection error, without the recipient's address. */
    private static String reason(MessagingException failure, Letter letter) {
        return oneLine(answer(failure).replaceAll("(?i)" + Pattern.quote(letter.to()), "***"));
    }

    private static String answer(MessagingException failure) {
        Exception last = failure;
        while (last instanceof MessagingException chained && chained.getNextException() != null) {
            last = chained.getNextException();
        }
        return String.valueOf(last);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static Properties properties(MailSettings settings) {
        String timeout = Long.toString(settings.timeout().toMillis());
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", settings.host().orElseThrow());
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.connectiontimeout", timeout);
        properties.put("mail.smtp.timeout", timeout);
        properties.put("mail.smtp.writetimeout", timeout);
        properties.put(
                "mail.smtp.socketFactory", new BoundedSockets(settings.timeout().multipliedBy(WHOLE)));
        properties.put("mail.smtp.socketFactory.fallback", "false");
        // The server has accepted the mail by then: an error after QUIT must not cause a second mail.
        properties.put("mail.smtp.quitwait", "false");
        settings.ehlo().ifPresent(name -> properties.put("mail.smtp.localhost", name));
        properties.put("mail.smtp.auth", Boolean.toString(settings.user().isPresent()));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(settings.encryption() == Encryption.TLS));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(settings.encryption() == Encryption.STARTTLS));
        properties.put("mail.smtp.starttls.required", Boolean.toString(settings.encryption() == Encryption.STARTTLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        return properties;
    }

    private static Authenticator login(MailSettings settings) {
        return settings.user().isEmpty()
                ? null
                : new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication(
                                settings.user().orElseThrow(),
                                settings.password().orElse(""));
                    }
                };
    }
}
