package org.warden.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GenerationsTest {
    private final Generations<Integer, String> generations = new Generations<>(100);

    @Test
    void whatWasPutIsFound() {
        generations.put(1, "one");
        assertThat(generations.get(1)).isEqualTo("one");
        assertThat(generations.get(2)).isNull();
    }

    @Test
    void sizeHasABound() {
        IntStream.range(0, 100_000).forEach(key -> generations.put(key, "value"));
        assertThat(generations.size()).isLessThanOrEqualTo(201);
    }

    @Test
    void whatIsUsedStays() {
        for (int key = 0; key < 10_000; key++) {
            generations.put(key, "value");
            generations.put(0, "used");
            assertThat(generations.get(0)).isEqualTo("used");
        }
    }

    @Test
    void whatIsAskedForMovesToTheYoung() {
        generations.put(-1, "asked for");
        for (int key = 0; key < 1_000; key++) {
            generations.put(key, "value");
            assertThat(generations.get(-1)).isEqualTo("asked for");
        }
    }

    @Test
    void unusedEntryIsForgotten() {
        generations.put(-1, "forgotten");
        IntStream.range(0, 300).forEach(key -> generations.put(key, "value"));
        assertThat(generations.get(-1)).isNull();
    }
}
