package org.warden.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.ServerProcess;
import org.warden.server.TestMail;

/** A mail server that is down, hangs, refuses and comes back, with two nodes that want to send (ASVS 16.5.2). */
@Tag("process")
class MailOutageIT {
    private static final int A_WHILE = 8;

    @TempDir
    static Path folder;

    private static int port;
    private static EmbeddedPostgres database;
    private static ServerProcess one;
    private static ServerProcess other;
    private static List<Api> nodes;

    private final List<String> written = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        port = ServerProcess.freePort();
        database = EmbeddedPostgres.start();
        one = node("one");
        other = node("other");
        nodes = List.of(one.ready(), other.ready());
    }

    @AfterAll
    static void stop() throws IOException {
        one.close();
        other.close();
        database.close();
    }

    private static ServerProcess node(String name) throws IOException {
        return ServerProcess.start(
                Files.createDirectory(folder.resolve(name)),
                Map.of(
                        "WARDEN_DB_URL", "jdbc:postgresql://localhost:" + database.getPort() + "/postgres",
                        "WARDEN_DB_USER", "postgres",
                        "WARDEN_DB_PASSWORD", "postgres",
                        "WARDEN_SEAL_KEY", "dGVzdHMgb25seTogMzIgYnl0ZXMsIG5vIHNlY3JldC4=",
                        "WARDEN_MAIL_HOST", "localhost",
                        "WARDEN_MAIL_PORT", Integer.toString(port),
                        "WARDEN_MAIL_ENCRYPTION", "none",
                        "WARDEN_MAIL_TIMEOUT", "PT2S"));
    }

    /** Promise 3: nobody waits for the mail server, and each mail arrives once. */
    @Test
    void nobodyWaitsForTheMailServerAndEachMailArrivesOnce() throws Exception {
        forget("down");
        try (Trouble hanging = new Trouble(null)) {
            forget("hanging");
            assertThat(hanging.calls).isPositive();
        }
        try (Trouble refusing = new Trouble("554 Not today\r\n")) {
            forget("refusing");
            assertThat(refusing.calls).isPositive();
        }
        GreenMail mail = TestMail.started(port);
        try {
            forget("back");
            await().atMost(Duration.ofMinutes(2)).until(() -> mail.getReceivedMessages().length >= written.size());
            Thread.sleep(3_000);
            for (String email : written) {
                assertThat(TestMail.all(mail, email)).as(email).hasSize(1);
            }
        } finally {
            mail.stop();
        }
        assertThat(one.log() + other.log())
                .contains("was not sent, and will be tried again")
                .doesNotContain("#", "@example.org");
    }

    /** Asks for a link for new accounts, for some seconds, on both nodes; no time is asserted but that of the mail server itself. */
    private void forget(String trouble) throws InterruptedException {
        List<Long> taken = new ArrayList<>();
        for (int i = 0; i < A_WHILE; i++) {
            Api node = nodes.get(i % 2);
            String someone = Api.someone();
            assertThat(node.register(someone).status()).isEqualTo(201);
            long start = System.nanoTime();
            Answer answer = node.post("api/user/forgot-password", "{\"email\":\"" + Api.email(someone) + "\"}");
            taken.add((System.nanoTime() - start) / 1_000_000);
            assertThat(answer.status()).isEqualTo(202);
            written.add(Api.email(someone));
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

    /** Listens in the place of a mail server, and says this to each caller, or nothing. */
    private static final class Trouble implements AutoCloseable {
        private final ServerSocket socket;
        private final List<Socket> callers = new ArrayList<>();
        private volatile int calls;

        Trouble(String said) throws IOException {
            socket = new ServerSocket(port, 50, InetAddress.getByName("localhost"));
            Thread thread = new Thread(() -> answer(said));
            thread.setDaemon(true);
            thread.start();
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

        @Override
        public void close() throws IOException {
            socket.close();
            for (Socket caller : callers) {
                caller.close();
            }
        }
    }
}
