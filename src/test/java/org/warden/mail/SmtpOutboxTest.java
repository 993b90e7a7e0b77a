package org.warden.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.warden.mail.MailSettings.Encryption;
import org.warden.mail.Outbox.NotSent;
import org.warden.mail.Outbox.Obstacle;
import org.warden.server.TestMail;

class SmtpOutboxTest extends OutboxContract {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private GreenMail server;

    @BeforeEach
    void start() {
        server = new GreenMail(TestMail.setup(0, ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Override
    Outbox outbox() {
        return outbox(server.getSmtp().getPort(), Encryption.NONE, Optional.empty());
    }

    @Override
    List<Sent> sent() {
        return TestMail.all(server, "jane@example.org").stream()
                .map(mail -> new Sent(String.join(",", mail.to()), mail.subject(), mail.text()))
                .toList();
    }

    @Test
    void headersSayWhoseMailItIsAndThatAMachineWroteIt() throws Exception {
        Letter letter = letter("Jane");
        outbox().send(letter);
        MimeMessage message = server.getReceivedMessages()[0];
        assertThat(message.getFrom()).extracting(Object::toString).containsExactly("id@example.org");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getMessageID()).isEqualTo("<" + letter.id() + "@example.org>");
        assertThat(message.getSentDate()).isEqualTo(NOW);
    }

    /** ASVS 1.3.11: U+760D and U+760A end in the bytes of CR and LF (CVE-2025-7962). */
    @Test
    void recipientThatIsSeveralLinesIsNotWrittenTo() {
        Stream.of("jane@example.org\r\nRCPT TO:<eve@example.org>", "jane@example.org\u760d\u760aDATA", "a@b, c@d")
                .forEach(to -> {
                    refused(outbox(), new Letter(UUID.randomUUID(), to, "Subject", "text", "html"));
                    assertThat(server.getReceivedMessages()).isEmpty();
                });
    }

    @Test
    void subjectOfSeveralLinesAddsNoHeader() throws Exception {
        outbox().send(new Letter(
                UUID.randomUUID(), "jane@example.org", "Hello\r\nBcc: eve@example.org", "text", "html"));
        MimeMessage message = server.getReceivedMessages()[0];
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getAllRecipients()).hasSize(1);
    }

    @Test
    void serverIsReachedWithoutAMail() throws NotSent {
        outbox().reach();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void serverThatIsAwayIsNotReached() {
        int port = server.getSmtp().getPort();
        server.stop();
        assertThatThrownBy(() -> outbox(port, Encryption.NONE, Optional.empty()).reach())
                .isInstanceOf(NotSent.class)
                .hasMessageContaining("refused");
    }

    @Test
    void serverThatRefusesThePasswordIsNotReached() throws NotSent {
        server.setUser("warden@example.org", "warden", "canary");
        outbox(server.getSmtp().getPort(), Encryption.NONE, Optional.of("canary"))
                .reach();
        assertThatThrownBy(() -> outbox(server.getSmtp().getPort(), Encryption.NONE, Optional.of("wrong"))
                        .reach())
                .isInstanceOf(NotSent.class)
                .hasMessageNotContaining("wrong");
    }

    /** A retry would delay every other mail without need. */
    @Test
    void whatIsNoAddressIsGivenUp() {
        NotSent refused =
                refused(outbox(), new Letter(UUID.randomUUID(), "a..b@example.org", "Subject", "text", "html"));
        assertThat(refused.obstacle()).isEqualTo(Obstacle.ADDRESS);
    }

    @Test
    void serverThatDoesNotListenIsWorthAnotherTry() {
        int port = server.getSmtp().getPort();
        server.stop();
        NotSent refused = refused(outbox(port, Encryption.NONE, Optional.empty()), letter("Jane"));
        assertThat(refused.obstacle()).isEqualTo(Obstacle.SERVER);
        assertThat(refused).hasMessageContaining("refused");
    }

    @Test
    @Timeout(20)
    void serverThatHangsIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            NotSent refused = refused(outbox(silent.getLocalPort(), Encryption.NONE, Optional.empty()), letter("Jane"));
            assertThat(refused.obstacle()).isEqualTo(Obstacle.SERVER);
        }
    }

    /** A server that sends a byte now and then must not escape the timeout. */
    @Test
    @Timeout(20)
    void serverThatDripsIsGivenUp() throws IOException {
        try (ServerSocket dripping = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            Thread drip = new Thread(() -> drip(dripping));
            drip.setDaemon(true);
            drip.start();
            NotSent refused =
                    refused(outbox(dripping.getLocalPort(), Encryption.NONE, Optional.empty()), letter("Jane"));
            assertThat(refused.obstacle()).isEqualTo(Obstacle.SERVER);
        }
    }

    @Test
    @Timeout(20)
    void serverIsGreetedByTheNameThatWasSet() throws Exception {
        try (ServerSocket curious = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            CompletableFuture<String> greeting = CompletableFuture.supplyAsync(() -> greeting(curious));
            refused(outbox(curious.getLocalPort(), Encryption.NONE, Optional.empty()), letter("Jane"));
            assertThat(greeting.get()).isEqualTo("EHLO id.example.org");
        }
    }

    private static void drip(ServerSocket server) {
        try (Socket caller = server.accept()) {
            while (true) {
                caller.getOutputStream().write('2');
                Thread.sleep(100);
            }
        } catch (IOException | InterruptedException ended) {
            // By the caller.
        }
    }

    private static String greeting(ServerSocket server) {
        try (Socket caller = server.accept();
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII))) {
            caller.getOutputStream().write("220 here\r\n".getBytes(StandardCharsets.US_ASCII));
            return lines.readLine();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** ASVS 12.3.1. */
    @Test
    void nothingIsSentInClearWhereTheServerCannotDoOtherwise() {
        NotSent refused =
                refused(outbox(server.getSmtp().getPort(), Encryption.STARTTLS, Optional.empty()), letter("Jane"));
        assertThat(refused.obstacle()).isEqualTo(Obstacle.SERVER);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    /** ASVS 12.3.2. */
    @Test
    void serverWithAnUntrustedCertificateGetsNothing() {
        GreenMail stranger = new GreenMail(TestMail.setup(0, ServerSetup.PROTOCOL_SMTPS));
        stranger.start();
        try {
            NotSent refused =
                    refused(outbox(stranger.getSmtps().getPort(), Encryption.TLS, Optional.empty()), letter("Jane"));
            assertThat(refused).hasMessageContaining("SSL");
            assertThat(stranger.getReceivedMessages()).isEmpty();
        } finally {
            stranger.stop();
        }
    }

    @Test
    void userLogsIn() throws NotSent {
        server.setUser("warden@example.org", "warden", "canary");
        outbox(server.getSmtp().getPort(), Encryption.NONE, Optional.of("canary"))
                .send(letter("Jane"));
        assertThat(server.getReceivedMessages()).hasSize(1);
        NotSent refused =
                refused(outbox(server.getSmtp().getPort(), Encryption.NONE, Optional.of("wrong")), letter("Jane"));
        assertThat(refused.obstacle()).isEqualTo(Obstacle.SERVER);
        assertThat(refused.getMessage()).doesNotContain("wrong", "jane@example.org");
    }

    private static Outbox outbox(int port, Encryption encryption, Optional<String> password) {
        MailSettings settings = new MailSettings(
                Optional.of("localhost"),
                port,
                encryption,
                password.map(any -> "warden"),
                password,
                "id@example.org",
                Duration.ofMillis(500),
                Optional.of("id.example.org"));
        return new SmtpOutbox(settings, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
