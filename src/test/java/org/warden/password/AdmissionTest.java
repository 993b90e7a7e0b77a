package org.warden.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.problem.Refusals;

class AdmissionTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch finish = new CountDownLatch(1);
    private final AtomicInteger working = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    @AfterEach
    void letEverybodyGo() {
        finish.countDown();
        threads.shutdownNow();
    }

    @Test
    void workIsDone() {
        assertThat(new Admission(1, 0).<String>admit(() -> "done")).isEqualTo("done");
    }

    @Test
    void noMoreThanTheProcessorsWorkAtOnce() {
        finish.countDown();
        call(new Admission(2, 48), 50);
        await().until(() -> done.get() == 50);
        assertThat(mostAtOnce).hasValueBetween(1, 2);
    }

    @Test
    void placesAreTheProcessorsAndTheQueue() {
        call(new Admission(2, 3), 9);
        await().until(() -> refused.get() == 4);
        finish.countDown();
        await().until(() -> done.get() == 5);
        assertThat(refused).hasValue(4);
    }

    @Test
    void whoFindsNoPlaceIsSentAwayAndToldWhenToComeBack() {
        Admission admission = new Admission(1, 0);
        Problem problem = admission.admit(() -> refusal(admission));
        assertThat(problem.type()).isEqualTo(ProblemType.OVERLOADED);
        assertThat(Refusals.retryAfter(problem)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void placeIsGivenBack() {
        Admission admission = new Admission(1, 0);
        assertThat(admission.<Integer>admit(() -> 1) + admission.<Integer>admit(() -> 2))
                .isEqualTo(3);
    }

    @Test
    void placeIsGivenBackAfterAnException() {
        Admission admission = new Admission(1, 0);
        for (int time = 0; time < 3; time++) {
            assertThatThrownBy(() -> admission.admit(() -> {
                        throw new IllegalStateException("failed");
                    }))
                    .hasMessage("failed");
        }
        assertThat(admission.<String>admit(() -> "done")).isEqualTo("done");
    }

    @Test
    void refusalCostsNoPlace() {
        Admission admission = new Admission(1, 0);
        admission.admit(() -> refusal(admission));
        assertThat(admission.<String>admit(() -> "done")).isEqualTo("done");
    }

    private void call(Admission admission, int callers) {
        for (int caller = 0; caller < callers; caller++) {
            threads.execute(() -> {
                try {
                    admission.admit(this::work);
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
        return catchThrowableOfType(Problem.class, () -> admission.admit(() -> "done"));
    }
}
