package org.warden;

import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.Visitor;

/** People who use Warden all the time: two of each kind read, log in, renew their session and register. */
final class Traffic implements AutoCloseable {
    private static final int OF_EACH_KIND = 2;

    /** A machine with two processors has to serve all of them, and to start a server besides. */
    private static final long PAUSE_MILLIS = 20;

    private final Map<String, AtomicInteger> good = new ConcurrentSkipListMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Queue<Visitor> registered = new ConcurrentLinkedQueue<>();
    private final List<Thread> callers = new ArrayList<>();
    private final Api api;
    private volatile boolean over;

    Traffic(Api api) {
        this.api = api;
        for (int number = 0; number < OF_EACH_KIND; number++) {
            Visitor visitor = Visitor.registered(api);
            Answer[] session = {visitor.logIn()};
            Api own = api.as(session[0].text("token"));
            begin("reads", () -> require(200, own.get("api/secured")));
            begin("logins", () -> require(200, visitor.logIn(Api.PASSWORD)));
            begin("renewals", () -> session[0] = require(200, api.renew(session[0].text("refreshToken"))));
            begin("registrations", this::addNewcomer);
        }
    }

    private void addNewcomer() {
        Visitor newcomer = new Visitor(api);
        require(201, newcomer.register());
        registered.add(newcomer);
    }

    private static Answer require(int status, Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.toString());
        }
        return answer;
    }

    private void begin(String kind, Runnable call) {
        AtomicInteger count = good.computeIfAbsent(kind, none -> new AtomicInteger());
        Thread caller = new Thread(() -> {
            while (!over) {
                try {
                    call.run();
                    count.incrementAndGet();
                    Thread.sleep(PAUSE_MILLIS);
                } catch (RuntimeException | AssertionError failed) {
                    failures.add(kind + ": " + failed);
                } catch (InterruptedException ended) {
                    return;
                }
            }
        });
        callers.add(caller);
        caller.start();
    }

    /** Waits until each kind of call has succeeded so many more times, or one has failed. */
    void goOn(int times) {
        Map<String, AtomicInteger> before = new ConcurrentSkipListMap<>();
        good.forEach((kind, count) -> before.put(kind, new AtomicInteger(count.get())));
        await().until(() -> !failures.isEmpty()
                || good.entrySet().stream()
                        .allMatch(one ->
                                one.getValue().get() >= before.get(one.getKey()).get() + times));
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Those whose registration was acknowledged. */
    List<Visitor> registered() {
        return List.copyOf(registered);
    }

    @Override
    public String toString() {
        return good + ", " + failures.size() + " failures";
    }

    /** Returns when the last call has been answered. */
    @Override
    public void close() {
        over = true;
        for (Thread caller : callers) {
            try {
                caller.join();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
