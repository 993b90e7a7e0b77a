package org.warden.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MirrorTest {
    private final Counted mirror = new Counted();
    private final ExecutorService threads = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void withoutAChangeNothingIsRead() {
        mirror.catchUp();
        assertThat(mirror.readings).isZero();
    }

    @Test
    void changeIsReadOnce() {
        mirror.changed();
        mirror.catchUp();
        mirror.catchUp();
        assertThat(mirror.readings).isEqualTo(1);
    }

    @Test
    void changesOfManyAreReadTogether() {
        mirror.changed();
        mirror.changed();
        mirror.catchUp();
        assertThat(mirror.readings).isEqualTo(1);
    }

    /** The watch reads each second: a caller must not wait for the database at every answer. */
    @Test
    void failedReadingIsNotRepeated() {
        mirror.failing = true;
        mirror.changed();
        mirror.catchUp();
        mirror.catchUp();
        assertThat(mirror.readings).isEqualTo(1);
    }

    @Test
    void callerThatChangedNothingDoesNotWaitForTheReadingOfAnother() throws Exception {
        mirror.gate = new CountDownLatch(1);
        Future<?> other = threads.submit(this::change);
        assertThat(mirror.begun.await(10, TimeUnit.SECONDS)).isTrue();
        mirror.catchUp();
        assertThat(other.isDone()).isFalse();
        mirror.gate.countDown();
        other.get(10, TimeUnit.SECONDS);
    }

    /** Another thread may have started to read before the commit. */
    @Test
    void changeDuringTheReadingOfAnotherIsReadAgain() throws Exception {
        mirror.gate = new CountDownLatch(1);
        Future<?> other = threads.submit(this::change);
        assertThat(mirror.begun.await(10, TimeUnit.SECONDS)).isTrue();
        mirror.changed();
        mirror.gate.countDown();
        mirror.catchUp();
        other.get(10, TimeUnit.SECONDS);
        assertThat(mirror.readings).isEqualTo(2);
    }

    private void change() {
        mirror.changed();
        mirror.catchUp();
    }

    private static final class Counted extends Mirror {
        private final CountDownLatch begun = new CountDownLatch(1);
        private CountDownLatch gate = new CountDownLatch(0);
        private int readings;
        private boolean failing;

        @Override
        public void reload() {
            readings++;
            begun.countDown();
            try {
                gate.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            if (failing) {
                throw new IllegalStateException("no database");
            }
        }
    }
}
