package org.warden.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    /** The task rests then, and other tasks go on: no deletion waits for a timeout. */
    @Test
    void outageEndsThePieceBeforeAnyDeletion() {
        upkeep.outage = true;
        assertThatThrownBy(upkeep::work).hasMessage("outage");
        assertThat(upkeep.tried).isEmpty();
    }

    @Test
    void passContinuesAfterAnOutageWithTheNextAccount() {
        upkeep.work();
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
        boolean broken;

        @Override
        protected Optional<Due> dueAfter(Due after) {
            if (outage) {
                throw new IllegalStateException("outage");
            }
            long next = after.equals(Due.NONE) ? 0 : after.id().getLeastSignificantBits() + 1;
            return next < 2 ? Optional.of(new Due(Instant.EPOCH, new UUID(1, next))) : Optional.empty();
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
