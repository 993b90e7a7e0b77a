package org.warden.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MirrorsTest {
    private final Told last = new Told(null);

    /** A key that cannot be opened must not hide that a session has ended. */
    @Test
    void mirrorThatCannotReadDoesNotKeepTheOthersFromReading() {
        IllegalStateException broken = new IllegalStateException("is not a key");
        assertThatThrownBy(new Mirrors(List.of(new Told(broken), last))::reload).isSameAs(broken);
        assertThat(last.readings).isEqualTo(1);
    }

    @Test
    void withoutTheDatabaseTheOthersAreNotAsked() {
        IllegalStateException outage = new IllegalStateException(new SQLException("closed"));
        assertThatThrownBy(new Mirrors(List.of(new Told(outage), last))::reload).isSameAs(outage);
        assertThat(last.readings).isZero();
    }

    private static final class Told extends Mirror {
        private final RuntimeException failure;
        private int readings;

        Told(RuntimeException failure) {
            this.failure = failure;
        }

        @Override
        public void reload() {
            readings++;
            if (failure != null) {
                throw failure;
            }
        }
    }
}
