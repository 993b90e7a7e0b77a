package org.warden.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Errand;
import org.warden.audit.AuditLog;
import org.warden.audit.AuditLog.Action;
import org.warden.http.Requester;
import org.warden.metric.Meters;

/** Events count when the act that they belong to is committed. */
@Acts
class CountedEventsActTest {
    private static final UUID ACCOUNT = new UUID(1, 1);
    private static final String LOCKS = "warden_events_total{action=\"LOCK_SET\"}";

    @Inject
    AuditLog audit;

    @Inject
    Errand errand;

    @Inject
    Meters meters;

    @Test
    void eventIsCountedAfterItsCommit() {
        double before = scrape().value(LOCKS);
        errand.run(() -> {
            record();
            assertThat(scrape().value(LOCKS)).as("before the commit").isEqualTo(before);
        });
        assertThat(scrape().value(LOCKS)).isEqualTo(before + 1);
    }

    @Test
    void eventIsNotCountedAfterARollback() {
        double before = scrape().value(LOCKS);
        assertThatThrownBy(() -> errand.run(() -> {
                    record();
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(scrape().value(LOCKS)).isEqualTo(before);
    }

    /** An application might put an id into its words. */
    @Test
    void wordsOfAnApplicationAddALimitedNumberOfSeries() {
        for (int i = 0; i < 100; i++) {
            String word = "shop:sold-" + i;
            errand.run(() -> audit.note(word, ACCOUNT, null, Requester.NONE));
        }
        assertThat(scrape().samples().keySet().stream().filter(sample -> sample.startsWith("warden_events_total")))
                .hasSizeLessThanOrEqualTo(Action.values().length + 31);
        assertThat(scrape().value("warden_events_total{action=\"other\"}")).isPositive();
    }

    private void record() {
        audit.record(Action.LOCK_SET, ACCOUNT, null, Requester.NONE);
    }

    private Scrape scrape() {
        return new Scrape(new String(meters.scrape("text/plain").text(), StandardCharsets.UTF_8));
    }
}
