package org.warden.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.warden.server.Answer;
import org.warden.server.TestMail;
import org.warden.server.TwoNodes;
import org.warden.server.Visitor;

/** A mail server that is down, hangs, refuses and recovers, with two nodes that send mail (promise 3; ASVS 16.5.2). */
public final class MailOutage implements AutoCloseable {
    private static final int A_WHILE = 8;

    /** The secret of a link: the servers' own lines may contain the # too. */
    private static final Pattern SECRET = Pattern.compile("#[A-Za-z0-9_-]{20,}");

    private final TwoNodes nodes;
    private final int port;
    private final List<String> written = new ArrayList<>();
    private GreenMail mail;

    /** @param nodes nodes with the settings for this port, on which nothing listens yet */
    public MailOutage(TwoNodes nodes, int port) {
        this.nodes = nodes;
        this.port = port;
    }

    /** The settings of nodes that send to a mail server on this port, and do not wait for it for long. */
    public static Map<String, String> settings(int port) {
        return Map.of(
                "WARDEN_MAIL_HOST", "localhost",
                "WARDEN_MAIL_PORT", Integer.toString(port),
                "WARDEN_MAIL_ENCRYPTION", "none",
                "WARDEN_MAIL_TIMEOUT", "PT2S");
    }

    /** Ends with a working mail server. */
    public void noCallerWaits() throws Exception {
        forget("down");
        try (Trouble hanging = new Trouble(null)) {
            forget("hanging");
            assertThat(hanging.calls).isPositive();
        }
        try (Trouble refusing = new Trouble("554 Not today\r\n")) {
            forget("refusing");
            assertThat(refusing.calls).isPositive();
        }
        mail = TestMail.started(port);
        forget("back");
        assertThat(String.join("", nodes.logs()))
                .contains("was not sent and will be retried")
                .doesNotContainPattern(SECRET)
                .doesNotContain("@example.org");
    }

    /** Retries become rarer: a mail from the end of the outage is sent sooner after it. */
    public void eachMailArrivesOnce() throws InterruptedException {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> written.stream()
                        .noneMatch(email -> TestMail.all(mail, email).isEmpty()));
        Thread.sleep(3_000);
        for (String email : written) {
            assertThat(TestMail.all(mail, email)).as(email).hasSize(1);
        }
        assertThat(String.join("", nodes.logs())).doesNotContainPattern(SECRET).doesNotContain("@example.org");
    }

    @Override
    public void close() {
        if (mail != null) {
            mail.stop();
        }
    }

    /**
     * Requests links for new accounts on both nodes for some seconds. Asserts no time except that of the mail server itself.
     */
    private void forget(String trouble) throws InterruptedException {
        List<Long> taken = new ArrayList<>();
        for (int i = 0; i < A_WHILE; i++) {
            Visitor visitor = Visitor.registered(nodes.node(i));
            long start = System.nanoTime();
            Answer answer = visitor.forget();
            taken.add((System.nanoTime() - start) / 1_000_000);
            assertThat(answer.status()).isEqualTo(202);
            written.add(visitor.email);
            Thread.sleep(500);
        }
        System.out.printf(
                Locale.ROOT,
                "forgot-password, mail server %s: longest %d ms, median %d ms%n",
                trouble,
                taken.stream().mapToLong(Long::longValue).max().orElseThrow(),
                taken.stream().sorted().toList().get(taken.size() / 2));
        assertThat(taken).allMatch(one -> one < 2_000);
    }

    /** Listens on the port of the mail server, and sends this text, or nothing, to each caller. */
    private final class Trouble implements AutoCloseable {
        private final ServerSocket socket;
        private final List<Socket> callers = new ArrayList<>();
        private final CompletableFuture<Void> answering;
        private volatile int calls;

        Trouble(String said) throws IOException {
            socket = new ServerSocket(port, 50, InetAddress.getByName("localhost"));
            answering = CompletableFuture.runAsync(() -> answer(said));
        }

        private void answer(String said) {
            try {
                while (true) {
                    Socket caller = socket.accept();
                    callers.add(caller);
                    calls = callers.size();
                    if (said != null) {
                        caller.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
                        caller.close();
                    }
                }
            } catch (IOException closed) {
                // By the test, or by the caller.
            }
        }

        /** Waits for its thread: while that accepts, the system keeps the port, and the next server could not have it. */
        @Override
        public void close() throws IOException {
            socket.close();
            answering.join();
            for (Socket caller : callers) {
                caller.close();
            }
        }
    }
}
