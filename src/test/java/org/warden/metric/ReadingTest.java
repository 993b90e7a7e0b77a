package org.warden.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1);
    private final Reading<Integer> reading = new Reading<>(nanoTime::get);

    @Test
    void beforeTheFirstReadingThereIsNoNumber() {
        assertThat(reading.number(Integer::doubleValue)).isNaN();
    }

    @Test
    void lastReadingIsGoodForAMinute() {
        reading.take(3);
        reading.take(4);
        pass(Duration.ofMinutes(1));
        assertThat(reading.number(Integer::doubleValue)).isEqualTo(4);
    }

    /** The thread that reads hangs, or its queries fail. */
    @Test
    void olderReadingIsNoNumberUntilTheNext() {
        reading.take(3);
        pass(Duration.ofMinutes(1).plusNanos(1));
        assertThat(reading.number(Integer::doubleValue)).isNaN();
        reading.take(5);
        assertThat(reading.number(Integer::doubleValue)).isEqualTo(5);
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }
}
