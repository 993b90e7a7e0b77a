package org.warden.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.act.Acts;
import org.warden.act.Errand;
import org.warden.act.Rows;
import org.warden.audit.AuditLog.Action;
import org.warden.audit.AuditView.EventView;
import org.warden.http.Requester;
import org.warden.problem.Refused;
import org.warden.seal.Seal;
import org.warden.time.HandClock;

/** Events are written, chained, verified, read and, after the retention, removed. */
@Acts
class AuditActTest {
    private static final UUID ADA = new UUID(1, 1);
    private static final UUID GRACE = new UUID(2, 2);
    private static final Duration KEPT = Duration.ofDays(400);

    @Inject
    AuditLog log;

    @Inject
    AuditChain chain;

    @Inject
    AuditVerification verification;

    @Inject
    AuditRetention retention;

    @Inject
    AuditTrail trail;

    @Inject
    Seal seal;

    @Inject
    EntityManager entities;

    @Inject
    Errand errand;

    @Inject
    HandClock clock;

    @Inject
    Rows rows;

    @BeforeEach
    void writeThreeEvents() {
        record(ADA, "1");
        record(GRACE, "2");
        record(ADA, "3");
    }

    @Test
    void eventOfAnApplicationIsChainedAndFoundByItsWord() {
        errand.run(() -> log.note("shop:product-deleted", ADA, "4", Requester.NONE));
        chain.lengthen();
        assertThat(verification.verify().intact()).isTrue();
        AuditQuery query = new AuditQuery();
        query.action = "shop:product-deleted";
        assertThat(trail.page(query).events()).extracting(EventView::subject).containsExactly("4");
    }

    /** It could be taken for one of Warden's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "warden:login",
                "LOGIN",
                "login",
                "shop",
                "shop:",
                ":shop",
                "Shop:sold",
                "shop:s\u00f6ld",
                "shop:so ld"
            })
    void eventOfAnApplicationHasItsName(String word) {
        assertThatIllegalArgumentException().isThrownBy(() -> log.note(word, ADA, "4", Requester.NONE));
    }

    @Test
    void eventOfAnApplicationHasAtMost64Characters() {
        String word = "shop:" + "x".repeat(59);
        errand.run(() -> log.note(word, ADA, "4", Requester.NONE));
        assertThat(rows.count("audit_event where action = ?", word)).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> log.note(word + "x", ADA, "4", Requester.NONE));
        assertThatIllegalArgumentException().isThrownBy(() -> log.note(word, ADA, "4".repeat(129), Requester.NONE));
    }

    @Nested
    class Chain {
        @Test
        void eventsTakeTheirPlacesInTheOrderOfTheirTimes() {
            chain.lengthen();
            assertThat(subjectsInPlace()).containsExactly("1", "2", "3");
        }

        @Test
        void laterEventsFollow() {
            chain.lengthen();
            record(ADA, "4");
            chain.lengthen();
            assertThat(subjectsInPlace()).containsExactly("1", "2", "3", "4");
        }

        @Test
        void fiveHundredEventsTakeTheirPlacesAtOnce() {
            errand.run(() -> {
                for (int i = 0; i < 498; i++) {
                    log.record(Action.LOGIN, ADA, "x", Requester.NONE);
                }
            });
            assertThat(chain.lengthen()).as("more").isTrue();
            assertThat(rows.count("audit_event where position is null")).isEqualTo(1);
            assertThat(chain.lengthen()).as("more").isFalse();
        }

        @Test
        void chainStaysWithoutNewEvents() {
            chain.lengthen();
            assertThat(chain.lengthen()).isFalse();
            assertThat(rows.text("select position from audit_chain")).isEqualTo("3");
        }

        @Test
        void chainWithoutAnEndIsNotLengthened() {
            rows.change("update audit_chain set id = 2");
            try {
                chain.lengthen();
                assertThat(rows.count("audit_event where position is null")).isEqualTo(3);
            } finally {
                rows.change("update audit_chain set id = 1");
            }
        }
    }

    @Nested
    class Verification {
        @BeforeEach
        void lengthen() {
            chain.lengthen();
        }

        @Test
        void unchangedAuditLogIsIntact() {
            VerificationView view = verification.verify();
            assertThat(view.intact()).isTrue();
            assertThat(view.position()).isEqualTo(3);
        }

        @Test
        void editedEventIsFound() {
            rows.change("update audit_event set subject = 'x' where position = 2");
            assertThat(findings()).containsExactly("2 edited");
        }

        @Test
        void removedEventIsFound() {
            rows.change("delete from audit_event where position = 2");
            assertThat(findings()).containsExactly("2 missing");
        }

        @Test
        void removedLastEventIsFound() {
            rows.change("delete from audit_event where position = 3");
            assertThat(findings()).contains("3 missing");
        }

        @Test
        void shortenedChainIsFound() {
            rows.change("update audit_chain set position = 2");
            assertThat(findings()).containsExactly("3 not where the chain ended");
        }

        @Test
        void editedChainEndIsFound() {
            rows.change("update audit_chain set link = 'x'");
            assertThat(findings()).containsExactly("3 not where the chain ended");
        }

        @Test
        void missingChainEndIsFound() {
            rows.change("update audit_chain set id = 2");
            try {
                assertThat(findings()).containsExactly("3 not where the chain ended");
            } finally {
                rows.change("update audit_chain set id = 1");
            }
        }

        @Test
        void atMostAHundredFindingsAreReported() {
            rows.change("update audit_chain set position = 1000");
            assertThat(findings()).hasSize(100);
        }

        @Test
        void eventsRemovedTooSoonAreFound() {
            errand.run(() -> {
                AuditEvent first = entities.createQuery(
                                "select e from AuditEvent e where e.position = 1", AuditEvent.class)
                        .getSingleResult();
                Checkpoint early = Checkpoint.none();
                early.move(first, seal);
                entities.persist(early);
            });
            rows.change("delete from audit_event where position = 1");
            assertThat(findings()).containsExactly("1 removed too soon");
        }

        @Test
        void exchangedEventsAreFound() {
            rows.change("update audit_event set position = 9 where position = 1");
            rows.change("update audit_event set position = 1 where position = 2");
            rows.change("update audit_event set position = 2 where position = 9");
            assertThat(findings()).contains("1 not in its place", "2 not in its place");
        }
    }

    @Nested
    class Retention {
        @BeforeEach
        void lengthen() {
            chain.lengthen();
        }

        @Test
        void eventIsKeptForTheRetention() {
            clock.pass(KEPT.minusSeconds(2));
            retention.work();
            assertThat(rows.count("audit_event")).isEqualTo(3);
        }

        @Test
        void eventsOlderThanTheRetentionAreRemoved() {
            clock.pass(KEPT.plusSeconds(1));
            retention.work();
            assertThat(rows.count("audit_event")).isZero();
        }

        @Test
        void youngerEventsStay() {
            clock.pass(KEPT.plusSeconds(1));
            record(ADA, "4");
            chain.lengthen();
            retention.work();
            assertThat(subjectsInPlace()).containsExactly("4");
        }

        @Test
        void laterRoundGoesOnBehindTheFirst() {
            clock.pass(KEPT.plusSeconds(1));
            retention.work();
            record(ADA, "4");
            chain.lengthen();
            clock.pass(KEPT.plusSeconds(1));
            retention.work();
            assertThat(rows.count("audit_event")).isZero();
            assertThat(rows.texts("select position from audit_checkpoint")).containsExactly("4");
        }

        @Test
        void oneRoundRemovesFiveHundredEvents() {
            errand.run(() -> {
                for (int i = 0; i < 498; i++) {
                    log.record(Action.LOGIN, ADA, "x", Requester.NONE);
                }
            });
            chain.lengthen();
            clock.pass(KEPT.plusSeconds(1));
            assertThat(retention.work()).as("more").isTrue();
            assertThat(rows.count("audit_event")).isEqualTo(1);
            assertThat(retention.work()).as("more").isFalse();
        }

        @Test
        void eventBehindAGapStaysWithAllLaterOnes() {
            rows.change("delete from audit_event where position = 2");
            clock.pass(KEPT.plusSeconds(1));
            retention.work();
            assertThat(rows.texts("select position from audit_event")).containsExactly("3");
        }

        @Test
        void eventWithAWrongLinkStaysWithAllLaterOnes() {
            rows.change("update audit_event set link = 'x' where position = 2");
            clock.pass(KEPT.plusSeconds(1));
            retention.work();
            assertThat(rows.texts("select position from audit_event order by position"))
                    .containsExactly("2", "3");
        }

        @Test
        void nothingIsRemovedFromAChainWithoutAnEnd() {
            rows.change("update audit_chain set id = 2");
            try {
                clock.pass(KEPT.plusSeconds(1));
                assertThat(retention.work()).isFalse();
                assertThat(rows.count("audit_event")).isEqualTo(3);
            } finally {
                rows.change("update audit_chain set id = 1");
            }
        }

        @Test
        void verificationStartsAfterTheRemovedEvents() {
            clock.pass(KEPT.plusSeconds(1));
            record(ADA, "4");
            chain.lengthen();
            retention.work();
            assertThat(findings()).isEmpty();
            assertThat(verification.verify().removed()).isEqualTo(3);
        }

        @Test
        void editedEventStaysAsEvidenceWithAllLaterOnes() {
            rows.change("update audit_event set subject = 'x' where position = 2");
            clock.pass(KEPT.plusSeconds(1));
            retention.work();
            assertThat(rows.texts("select position from audit_event order by position"))
                    .containsExactly("2", "3");
        }

        @Test
        void eventOutsideTheChainStays() {
            record(ADA, "4");
            clock.pass(KEPT.plusSeconds(1));
            retention.work();
            assertThat(rows.texts("select subject from audit_event")).containsExactly("4");
        }

        @Test
        void editedCheckpointEndsTheRemoval() {
            clock.pass(KEPT.plusSeconds(1));
            retention.work();
            record(ADA, "4");
            chain.lengthen();
            rows.change("update audit_checkpoint set position = 1");
            clock.pass(KEPT.plusSeconds(1));
            retention.work();
            assertThat(rows.count("audit_event")).isEqualTo(1);
            assertThat(findings()).contains("1 checkpoint edited");
        }
    }

    @Nested
    class Trail {
        @Test
        void newestComesFirst() {
            assertThat(subjects(new AuditQuery())).containsExactly("3", "2", "1");
        }

        @Test
        void eventsAreFilteredByAccount() {
            AuditQuery query = new AuditQuery();
            query.target = ADA.toString();
            assertThat(subjects(query)).containsExactly("3", "1");
        }

        @Test
        void eventsAreFilteredByActor() {
            errand.run(() -> log.record(Action.LOGIN, ADA, "4", Requester.NONE.as(GRACE)));
            AuditQuery query = new AuditQuery();
            query.actor = GRACE.toString();
            assertThat(subjects(query)).containsExactly("4");
        }

        @Test
        void eventsAreFilteredByAction() {
            errand.run(() -> log.record(Action.KEY_REVOKED, null, "4", Requester.NONE));
            AuditQuery query = new AuditQuery();
            query.action = "KEY_REVOKED";
            assertThat(subjects(query)).containsExactly("4");
        }

        @Test
        void fromIsInclusiveAndToIsExclusive() {
            String third = clock.instant().toString();
            String second = clock.instant().minusSeconds(1).toString();
            AuditQuery query = new AuditQuery();
            query.from = second;
            query.to = third;
            assertThat(subjects(query)).containsExactly("2");
        }

        @Test
        void pageEndsWithACursorToTheNext() {
            AuditQuery query = new AuditQuery();
            query.size = "2";
            AuditView page = trail.page(query);
            assertThat(page.events()).hasSize(2);
            query.cursor = page.next().toString();
            assertThat(subjects(query)).containsExactly("1");
            assertThat(trail.page(query).next()).isNull();
        }

        @Test
        void invalidParameterIsNamed() {
            AuditQuery query = new AuditQuery();
            query.from = "yesterday";
            assertThat(Refused.fields(() -> trail.page(query))).containsExactly("from");
        }

        private List<String> subjects(AuditQuery query) {
            return trail.page(query).events().stream().map(EventView::subject).toList();
        }
    }

    private void record(UUID account, String subject) {
        clock.pass(Duration.ofSeconds(1));
        errand.run(() -> log.record(Action.LOGIN, account, subject, Requester.NONE));
    }

    private List<String> subjectsInPlace() {
        return rows.texts("select subject from audit_event where position is not null order by position");
    }

    private List<String> findings() {
        return verification.verify().findings().stream()
                .map(found -> found.position() + " " + found.finding())
                .toList();
    }
}
