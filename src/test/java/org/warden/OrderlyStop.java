package org.warden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.ConnectException;
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

/** A server gets SIGTERM while callers send requests without a pause. Checks every answer until the server closes its port. */
final class OrderlyStop {
    /** The default, which most tests change. */
    static final Duration DELAY = Duration.ofSeconds(3);

    private static final String READY = "health/ready";
    private static final String LIVE = "health/live";
    private static final int CALLERS = 2;
    private static final long BEFORE_MILLIS = 500;

    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private volatile long stopped;

    /** An answer, and how long after the signal it came; negative before it. */
    private record Told(Duration after, Answer answer) {
        boolean isOf(String probe) {
            return answer.call().equals("GET /" + probe);
        }

        boolean isGood() {
            if (isOf(READY) || isOf(LIVE)) {
                return answer.status() == 200
                        || (isOf(READY) && answer.text("status").equals("DOWN"));
            }
            return answer.status() == 200
                    || (answer.status() == 503
                            && answer.contentType().equals("application/problem+json")
                            && answer.header("Retry-After").equals("5")
                            && answer.code().equals("unavailable"));
        }
    }

    /**
     * Stops the server, on which {@code someone} has an account. WildFly answers in its own words while it closes its listener.
     */
    static void require(ServerProcess server, Api api, String someone) throws InterruptedException {
        OrderlyStop stop = new OrderlyStop();
        Visitor visitor = new Visitor(api, someone);
        Api known = visitor.newSession();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(stop.caller(() -> known.get("api/user")));
            callers.add(stop.caller(() -> api.get(".well-known/jwks.json")));
            callers.add(stop.caller(() -> visitor.logIn(Api.PASSWORD)));
        }
        callers.add(stop.caller(() -> api.get(READY)));
        callers.add(stop.caller(() -> api.get(LIVE)));
        callers.forEach(Thread::start);
        Thread.sleep(BEFORE_MILLIS);
        stop.stopped = System.nanoTime();
        server.terminate();
        for (Thread caller : callers) {
            caller.join();
        }
        server.exitStatus();
        boolean wildfly = System.getProperty("warden.it.server").equals("wildfly");
        assertThat(stop.told)
                .anySatisfy(one -> assertThat(one.answer().status()).isEqualTo(200));
        assertThat(stop.told)
                .anySatisfy(one -> assertThat(one.answer().status()).isEqualTo(503));
        assertThat(stop.told)
                .filteredOn(one -> !wildfly || one.after().compareTo(DELAY) < 0)
                .allMatch(Told::isGood);
        assertThat(stop.told).extracting(one -> one.answer().status()).doesNotContain(500);
        stop.requireThatTheBalancerCanTell();
    }

    /** The node says that it is not ready as long as it refuses requests, but never that it should be killed. */
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
