package org.warden.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DrainTest {
    private final Drain drain = new Drain();

    @Test
    void stoppingNodeStillAdmitsRequests() {
        drain.announce();
        assertThat(drain.isStopping()).isTrue();
        assertThat(drain.isRefusing()).isFalse();
        assertThat(drain.enter()).isTrue();
    }

    @Test
    void refusingNodeIsStopping() {
        drain.refuse();
        assertThat(drain.isStopping()).isTrue();
        assertThat(drain.isRefusing()).isTrue();
    }

    @Test
    void refusedRequestIsNotWaitedFor() {
        drain.refuse();
        assertThat(drain.enter()).isFalse();
        assertThat(drain.isEmpty()).isTrue();
    }

    @Test
    void requestThatHasBegunIsWaitedFor() {
        drain.enter();
        drain.refuse();
        assertThat(drain.isEmpty()).isFalse();
        drain.leave();
        assertThat(drain.isEmpty()).isTrue();
    }
}
