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
        assertThat(drain.enter(false)).isTrue();
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
        assertThat(drain.enter(false)).isFalse();
        assertThat(drain.isEmpty()).isTrue();
    }

    @Test
    void lateRequestIsAdmittedAndWaitedFor() {
        drain.refuse();
        assertThat(drain.enter(true)).isTrue();
        assertThat(drain.isEmpty()).isFalse();
    }

    @Test
    void requestThatHasBegunIsWaitedFor() {
        drain.enter(false);
        drain.refuse();
        assertThat(drain.isEmpty()).isFalse();
        drain.leave();
        assertThat(drain.isEmpty()).isTrue();
    }
}
