package org.warden.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeldomTest {
    private static final UUID CALLER = new UUID(0, 1);

    @Test
    void isDueAtTheFirstCallAndThenOnceInSoMany() {
        assertThat(due(new Seldom(1), 7, 3)).containsExactly(0, 3, 6);
    }

    @Test
    void mayWaitWithTheFirst() {
        assertThat(due(new Seldom(3), 7, 3)).containsExactly(2, 5);
    }

    @Test
    void callersCountApartAndTheOneNotSeenForLongestIsForgotten() {
        Seldom seldom = new Seldom(1);
        assertThat(due(seldom, 2, 5)).containsExactly(0);
        IntStream.range(0, 10_000)
                .forEach(
                        other -> assertThat(seldom.isDue(new UUID(1, other), 5)).isTrue());
        assertThat(due(seldom, 2, 5)).containsExactly(0);
    }

    private static int[] due(Seldom seldom, int calls, int every) {
        return IntStream.range(0, calls)
                .filter(call -> seldom.isDue(CALLER, every))
                .toArray();
    }
}
