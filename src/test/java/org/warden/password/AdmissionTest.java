package org.warden.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.warden.http.Requester;
import org.warden.metric.Meters;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.problem.Refusals;

class AdmissionTest {
    private static final Requester CLIENT = new Requester(null, "192.0.2.1", "", "");
    private static final UUID OTHER = new UUID(0, 1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch finish = new CountDownLatch(1);
    private final AtomicInteger working = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    private final Meters meters = new Meters();

    private Admission admission(int processors, int queue) {
        return new Admission(processors, queue, Duration.ofSeconds(10), meters);
    }

    @AfterEach
    void letAllCallersGo() {
        finish.countDown();
        threads.shutdownNow();
    }

    @Test
    void workIsDone() {
        assertThat(admission(1, 0).<String>admit(CLIENT, () -> "done")).isEqualTo("done");
    }

    @Test
    void noMoreThanTheProcessorsWorkAtOnce() {
        finish.countDown();
        call(admission(2, 48), 50);
        await().until(() -> done.get() == 50);
        assertThat(mostAtOnce).hasValueBetween(1, 2);
    }

    @Test
    void placesAreTheProcessorsAndTheQueue() {
        call(admission(2, 3), 9);
        await().until(() -> refused.get() == 4);
        finish.countDown();
        await().until(() -> done.get() == 5);
        assertThat(refused).hasValue(4);
    }

    @Test
    void callerThatFindsNoPlaceIsRefusedAndToldWhenToTryAgain() {
        Admission admission = admission(1, 0);
        Problem problem = admission.admit(CLIENT, () -> refusal(admission));
        assertThat(problem.type()).isEqualTo(ProblemType.OVERLOADED);
        assertThat(Refusals.retryAfter(problem)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void placeIsGivenBack() {
        Admission admission = admission(1, 0);
        assertThat(admission.<Integer>admit(CLIENT, () -> 1) + admission.<Integer>admit(CLIENT, () -> 2))
                .isEqualTo(3);
    }

    @Test
    void placeIsGivenBackAfterAnException() {
        Admission admission = admission(1, 0);
        for (int time = 0; time < 3; time++) {
            assertThatThrownBy(() -> admission.admit(CLIENT, () -> {
                        throw new IllegalStateException("failed");
                    }))
                    .hasMessage("failed");
        }
        assertThat(admission.<String>admit(CLIENT, () -> "done")).isEqualTo("done");
    }

    @Test
    void refusalCostsNoPlace() {
        Admission admission = admission(1, 0);
        admission.admit(CLIENT, () -> refusal(admission));
        assertThat(admission.<String>admit(CLIENT, () -> "done")).isEqualTo("done");
    }

    @Test
    void waitHasAnEnd() {
        Admission admission = new Admission(1, 5, Duration.ofMillis(50), meters);
        call(admission, 3);
        await().until(() -> refused.get() == 2);
        finish.countDown();
        await().until(() -> done.get() == 1);
        assertThat(admission.<String>admit(CLIENT, () -> "done")).isEqualTo("done");
    }

    /** The queue of the greedy caller is full, and loses its last place. */
    @Test
    void newcomerFindsAPlaceWhereOneCallerHasTakenAll() {
        Admission admission = admission(1, 4);
        call(admission, 5);
        await().until(() -> working.get() == 1);
        call(admission, 3, CLIENT.as(OTHER));
        await().until(() -> refused.get() == 3);
        finish.countDown();
        await().until(() -> done.get() == 5);
        assertThat(admission.<String>admit(CLIENT, () -> "done")).isEqualTo("done");
    }

    @Test
    void callersTakeTurns() throws InterruptedException {
        Admission admission = admission(1, 10);
        List<String> order = new CopyOnWriteArrayList<>();
        CountDownLatch begun = new CountDownLatch(1);
        threads.execute(() -> admission.admit(CLIENT, () -> {
            begun.countDown();
            return work();
        }));
        begun.await();
        for (int i = 1; i <= 5; i++) {
            queue(admission, CLIENT, order, "greedy", i);
        }
        queue(admission, CLIENT.as(OTHER), order, "other", 6);
        finish.countDown();
        await().until(() -> order.size() == 6);
        assertThat(order.indexOf("other")).isLessThanOrEqualTo(1);
    }

    private void queue(Admission admission, Requester requester, List<String> order, String name, int place) {
        threads.execute(() -> admission.admit(requester, () -> order.add(name)));
        await().until(() -> admission.waiting() == place);
    }

    private void call(Admission admission, int callers) {
        call(admission, callers, CLIENT);
    }

    private void call(Admission admission, int callers, Requester requester) {
        for (int caller = 0; caller < callers; caller++) {
            threads.execute(() -> {
                try {
                    admission.admit(requester, this::work);
                    done.incrementAndGet();
                } catch (Problem overloaded) {
                    refused.incrementAndGet();
                }
            });
        }
    }

    private Integer work() {
        int now = working.incrementAndGet();
        try {
            finish.await();
            Thread.sleep(2);
            return mostAtOnce.accumulateAndGet(now, Math::max);
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        } finally {
            working.decrementAndGet();
        }
    }

    private static Problem refusal(Admission admission) {
        return catchThrowableOfType(Problem.class, () -> admission.admit(CLIENT, () -> "done"));
    }
}
