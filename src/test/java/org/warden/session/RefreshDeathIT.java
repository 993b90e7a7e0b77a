package org.warden.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.ServerProcess;

/** A server that is killed in the middle of renewals (promise 1). */
@Tag("process")
class RefreshDeathIT {
    private static final int CALLERS = 4;

    /** {@code warden.it.rounds} of the build; each takes a restart. */
    private static final int DEATHS = Math.min(10, Math.max(1, Races.ROUNDS / 5));

    @TempDir
    Path folder;

    /** What a caller knows when the server dies: the token he used last and the one he was given for it. */
    record Journal(String spent, String next) {}

    /**
     * With a grace longer than a restart: a caller whose last answer was lost is given the newest token of his family; and one
     * family has only one, so whoever comes with an older token is given the same.
     */
    @Test
    void spentTokenStaysSpentAndAcknowledgedSuccessorWorks() throws Exception {
        Map<String, String> settings = Map.of("WARDEN_SESSION_REFRESH_GRACE", "PT1M");
        String email = Api.email(Api.someone());
        List<Journal> journals = new ArrayList<>();
        for (int death = 0; death <= DEATHS; death++) {
            ServerProcess server = ServerProcess.start(folder, settings);
            Api api = server.ready();
            for (Journal journal : journals) {
                String newest = renewed(api, journal.next());
                assertThat(newest).isNotEqualTo(journal.next());
                assertThat(renewed(api, journal.spent())).isEqualTo(newest);
            }
            if (death == DEATHS) {
                server.close();
            } else {
                journals = killedInTheMiddle(server, api, email);
            }
        }
    }

    private static List<Journal> killedInTheMiddle(ServerProcess server, Api api, String email) throws Exception {
        if (api.post("api/user/token", Api.credentials(email, Api.PASSWORD)).status() != 200) {
            assertThat(api.register(email.substring(0, email.indexOf('@'))).status())
                    .isEqualTo(201);
        }
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<Journal>> callers = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                String first = api.post("api/user/token", Api.credentials(email, Api.PASSWORD))
                        .text("refreshToken");
                callers.add(threads.submit(() -> renewUntilTheEnd(api, first)));
            }
            TimeUnit.MILLISECONDS.sleep(300);
            server.kill();
            List<Journal> journals = new ArrayList<>();
            for (Future<Journal> caller : callers) {
                journals.add(caller.get());
            }
            return journals;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Journal renewUntilTheEnd(Api api, String first) {
        Journal journal = new Journal(null, first);
        try {
            while (true) {
                Answer answer = Races.refresh(api, journal.next());
                assertThat(answer.status()).isEqualTo(200);
                journal = new Journal(journal.next(), answer.text("refreshToken"));
            }
        } catch (UncheckedIOException killed) {
            assertThat(journal.spent()).as("renewed before the end").isNotNull();
            return journal;
        }
    }

    private static String renewed(Api api, String token) {
        Answer answer = Races.refresh(api, token);
        assertThat(answer.status()).as(answer::toString).isEqualTo(200);
        return answer.text("refreshToken");
    }
}
