package org.warden.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.Visitor;

/** Callers of a server that is killed in the middle of their renewals (promise 1). */
public final class RenewingCallers {
    private static final int CALLERS = 4;

    private final String someone = Api.someone();
    private List<Journal> journals = List.of();

    /** What a caller knows when the server dies: the last used token and the one received for it. */
    record Journal(String spent, String next) {}

    /** Each caller renews with its own token until this task has killed the server. */
    public void renewUntil(Api api, Runnable death) throws Exception {
        Visitor visitor = new Visitor(api, someone);
        if (visitor.logIn(Api.PASSWORD).status() != 200) {
            assertThat(visitor.register().status()).isEqualTo(201);
        }
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<Journal>> callers = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                String first = visitor.logIn().text("refreshToken");
                callers.add(threads.submit(() -> renewUntilTheEnd(api, first)));
            }
            TimeUnit.MILLISECONDS.sleep(300);
            death.run();
            journals = new ArrayList<>();
            for (Future<Journal> caller : callers) {
                journals.add(caller.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Journal renewUntilTheEnd(Api api, String first) {
        Journal journal = new Journal(null, first);
        try {
            while (true) {
                Answer answer = api.renew(journal.next());
                assertThat(answer.status()).isEqualTo(200);
                journal = new Journal(journal.next(), answer.text("refreshToken"));
            }
        } catch (UncheckedIOException killed) {
            assertThat(journal.spent()).as("renewed before the end").isNotNull();
            return journal;
        }
    }

    /**
     * If the grace period is longer than a restart, a caller that lost the last answer gets the newest token of its family. A
     * family has only one, so every older token returns the same.
     */
    public void requireThatEachGoesOn(Api api) {
        for (Journal journal : journals) {
            String newest = renewed(api, journal.next());
            assertThat(newest).isNotEqualTo(journal.next());
            assertThat(renewed(api, journal.spent())).isEqualTo(newest);
        }
    }

    private static String renewed(Api api, String token) {
        Answer answer = api.renew(token);
        assertThat(answer.status()).as(answer::toString).isEqualTo(200);
        return answer.text("refreshToken");
    }
}
