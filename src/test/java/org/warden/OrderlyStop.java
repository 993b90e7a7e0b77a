package org.warden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.ServerProcess;
import org.warden.server.Visitor;

/**
 * A server gets SIGTERM while callers send requests without a pause, and one is in the middle of a request. Checks every answer
 * until the server closes its port.
 */
final class OrderlyStop {
    /** Shorter than the default, and long enough for many requests. */
    static final Duration DELAY = Duration.ofSeconds(3);

    private static final String READY = "health/ready";
    private static final String LIVE = "health/live";
    private static final int CALLERS = 2;
    private static final int HALF = 20;
    private static final long BEFORE_MILLIS = 500;

    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private volatile long stopped;

    /** An answer, and how long after the signal it came; negative before it. */
    private record Told(Duration after, Answer answer) {
        boolean isOf(String probe) {
            return answer.call().equals("GET /" + probe);
        }

        boolean isOfAProbe() {
            return isOf(READY) || isOf(LIVE);
        }

        boolean isWhileStopping() {
            return !after.isNegative() && after.compareTo(DELAY) < 0;
        }

        boolean isRefusal() {
            return answer.status() == 503 && !isOfAProbe();
        }

        boolean isGood() {
            if (isOfAProbe()) {
                return answer.status() == 200
                        || (isOf(READY) && answer.text("status").equals("DOWN"));
            }
            return answer.status() == 200
                    || (isRefusal()
                            && !isWhileStopping()
                            && answer.contentType().equals("application/problem+json")
                            && answer.header("Retry-After").equals("5")
                            && answer.code().equals("unavailable"));
        }
    }

    /**
     * Stops the server, on which {@code someone} has an account. WildFly answers in its own words while it closes its listener.
     */
    static void require(ServerProcess server, Api api, String someone) throws IOException, InterruptedException {
        OrderlyStop stop = new OrderlyStop();
        Visitor visitor = new Visitor(api, someone);
        Api known = visitor.newSession();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(stop.caller(() -> known.get("api/secured")));
            callers.add(stop.caller(() -> api.get(".well-known/jwks.json")));
            callers.add(stop.caller(() -> visitor.logIn(Api.PASSWORD)));
        }
        callers.add(stop.caller(() -> api.get(READY)));
        callers.add(stop.caller(() -> api.get(LIVE)));
        callers.forEach(Thread::start);
        Duration completed;
        try (Socket socket =
                new Socket(server.address().getHost(), server.address().getPort())) {
            String late = registration(server.address());
            socket.getOutputStream()
                    .write(late.substring(0, late.length() - HALF).getBytes(StandardCharsets.UTF_8));
            Thread.sleep(BEFORE_MILLIS);
            stop.stopped = System.nanoTime();
            server.terminate();
            await().until(() -> stop.told.stream().anyMatch(Told::isRefusal));
            completed = Duration.ofNanos(System.nanoTime() - stop.stopped);
            socket.getOutputStream().write(late.substring(late.length() - HALF).getBytes(StandardCharsets.UTF_8));
            // Until the server closes the connection.
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 201 ")
                    .endsWith("}");
        }
        for (Thread caller : callers) {
            caller.join();
        }
        server.exitStatus();
        boolean wildfly = System.getProperty("warden.it.server").equals("wildfly");
        assertThat(stop.told)
                .filteredOn(one -> !wildfly || one.after().compareTo(completed) < 0)
                .allMatch(Told::isGood);
        assertThat(stop.told).extracting(one -> one.answer().status()).doesNotContain(500);
        stop.requireThatTheNodeServedToTheEndOfTheDelay();
        stop.requireThatTheBalancerCanTell();
    }

    private static String registration(URI address) {
        String body = Api.registration(Api.someone());
        return "POST " + address.getPath()
                + "api/user/register HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json"
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** Each answer asks its caller to go elsewhere. */
    private void requireThatTheNodeServedToTheEndOfTheDelay() {
        List<Told> served = told.stream()
                .filter(one -> one.isWhileStopping() && !one.isOfAProbe())
                .toList();
        assertThat(served).extracting(one -> one.answer().status()).isNotEmpty().containsOnly(200);
        assertThat(served)
                .filteredOn(one -> one.after().compareTo(DELAY.dividedBy(2)) > 0)
                .extracting(one -> one.answer().header("Connection"))
                .isNotEmpty()
                .containsOnly("close");
    }

    /** From the signal on the node says that it is not ready, but never that it should be killed. */
    private void requireThatTheBalancerCanTell() {
        List<Told> ready = told.stream()
                .filter(one -> one.isOf(READY) && one.after().compareTo(DELAY) < 0)
                .dropWhile(one -> one.answer().status() == 200)
                .toList();
        assertThat(ready).isNotEmpty().allMatch(one -> one.answer().status() == 503);
        assertThat(ready.get(0).after()).isLessThan(DELAY.dividedBy(2));
        assertThat(told)
                .filteredOn(one -> one.isOf(LIVE) && one.after().compareTo(DELAY) < 0)
                .isNotEmpty()
                .allMatch(one -> one.answer().status() == 200);
    }

    private Thread caller(Supplier<Answer> call) {
        return new Thread(() -> {
            while (true) {
                try {
                    Answer answer = call.get();
                    long after = stopped == 0 ? -1 : System.nanoTime() - stopped;
                    told.add(new Told(Duration.ofNanos(after), answer));
                } catch (UncheckedIOException failed) {
                    if (failed.getCause() instanceof ConnectException) {
                        return;
                    }
                    // The connection was closed: the next request opens another.
                }
            }
        });
    }
}
