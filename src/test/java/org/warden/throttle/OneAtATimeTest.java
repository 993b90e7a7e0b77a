package org.warden.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OneAtATimeTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    private final OneAtATime busy = new OneAtATime();

    @Test
    void secondCallOfACallerIsRefusedAfterItsWait() throws InterruptedException {
        assertThat(busy.enter("ada", Duration.ZERO)).isTrue();
        assertThat(busy.enter("ada", Duration.ofMillis(20))).isFalse();
    }

    @Test
    void callOfAnotherCallerDoesNotWait() throws InterruptedException {
        assertThat(busy.enter("ada", Duration.ZERO)).isTrue();
        assertThat(busy.enter("grace", Duration.ZERO)).isTrue();
    }

    @Test
    void nextCallOfACallerIsAdmittedAfterTheFirst() throws InterruptedException {
        assertThat(busy.enter("ada", Duration.ZERO)).isTrue();
        busy.leave("ada");
        assertThat(busy.enter("ada", Duration.ZERO)).isTrue();
    }

    @Test
    void waitingCallIsAdmittedWhenTheFirstEnds() throws InterruptedException, ExecutionException, TimeoutException {
        assertThat(busy.enter("ada", Duration.ZERO)).isTrue();
        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> enter(LONG));
        busy.leave("ada");
        assertThat(second.get(50, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void ofTwentyCallsAtOnceOneIsAdmitted() {
        long admitted = IntStream.range(0, 20)
                .parallel()
                .filter(call -> enter(Duration.ZERO))
                .count();
        assertThat(admitted).isOne();
    }

    private boolean enter(Duration patience) {
        try {
            return busy.enter("ada", patience);
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
