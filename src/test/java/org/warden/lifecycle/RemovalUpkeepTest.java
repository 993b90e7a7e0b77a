package org.warden.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RemovalUpkeepTest {
    private final Removals upkeep = new Removals();

    @Test
    void failedDeletionDoesNotEndThePass() {
        upkeep.broken = true;
        assertThat(upkeep.work()).isTrue();
        upkeep.broken = false;
        upkeep.work();
        assertThat(upkeep.tried).containsExactly(0L, 1L);
    }

    /** The task rests then, and other tasks go on: only one deletion waits for a timeout. */
    @Test
    void outageEndsThePassAtTheFirstDeletion() {
        upkeep.broken = true;
        upkeep.outage = true;
        upkeep.searches = 1;
        assertThat(upkeep.work()).isTrue();
        assertThatThrownBy(upkeep::work).hasMessage("outage");
        assertThat(upkeep.tried).containsExactly(0L);
    }

    @Test
    void oneSearchFindsSeveralAccounts() {
        upkeep.outage = true;
        upkeep.searches = 1;
        upkeep.work();
        upkeep.work();
        assertThat(upkeep.tried).containsExactly(0L, 1L);
    }

    @Test
    void passContinuesAfterAnOutageWithTheNextAccount() {
        upkeep.broken = true;
        upkeep.work();
        upkeep.broken = false;
        upkeep.outage = true;
        assertThatThrownBy(upkeep::work).hasMessage("outage");
        upkeep.outage = false;
        upkeep.work();
        assertThat(upkeep.tried).containsExactly(0L, 1L);
    }

    @Test
    void nextPassTriesAgainWhatFailed() {
        upkeep.broken = true;
        while (upkeep.work()) {
            upkeep.broken = false;
        }
        upkeep.work();
        assertThat(upkeep.tried).containsExactly(0L, 1L, 0L);
    }

    /** Two accounts, which are always due. */
    private static final class Removals extends RemovalUpkeep {
        final List<Long> tried = new ArrayList<>();
        boolean outage;

        /** So many succeed in an outage. */
        int searches;

        boolean broken;

        @Override
        protected List<Due> dueAfter(Due after, int most) {
            if (outage && searches-- <= 0) {
                throw new IllegalStateException("outage");
            }
            long next = after.equals(Due.NONE) ? 0 : after.id().getLeastSignificantBits() + 1;
            return LongStream.range(next, 2)
                    .mapToObj(id -> new Due(Instant.EPOCH, new UUID(1, id)))
                    .toList();
        }

        @Override
        protected void delete(UUID id) {
            tried.add(id.getLeastSignificantBits());
            if (broken) {
                throw new IllegalStateException("broken");
            }
        }
    }
}
