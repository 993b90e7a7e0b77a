package org.warden.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.http.Requester;
import org.warden.lockout.PasswordGuess;
import org.warden.lockout.Refusal;
import org.warden.mail.Mailbox;
import org.warden.person.Person;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;
import org.warden.registration.Registration;
import org.warden.time.HandClock;

@Acts
class PasswordResetActTest {
    private static final String NEXT = "another quiet morning";

    @Inject
    PasswordReset reset;

    @Inject
    PasswordChange change;

    @Inject
    PasswordGuess guess;

    @Inject
    Registration registration;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    Mailbox mailbox;

    @Inject
    HandClock clock;

    @Inject
    Rows rows;

    private Owner ada;

    @BeforeEach
    void register() {
        ada = people.register("ada");
        rows.forgetEvents();
    }

    @Nested
    class Request {
        @Test
        void linkGoesToTheStoredAddress() {
            request("ADA@Example.org");
            assertThat(mailbox.last(ada.email()).template()).isEqualTo("RESET_PASSWORD");
        }

        @Test
        void requestIsOnRecord() {
            request(ada.email());
            assertThat(rows.events()).containsExactly("PASSWORD_RESET_REQUESTED");
        }

        @Test
        void addressWithoutAnAccountGetsNoMail() {
            request("nowhere@example.org");
            assertThat(mailbox.all()).isEmpty();
        }

        @Test
        void addressWithoutAnAccountCostsTheSame() {
            request("nowhere@example.org");
            assertThat(rows.count("link")).isEqualTo(1);
            assertThat(mailbox.size()).isEqualTo(1);
        }

        @Test
        void addressWithoutAnAccountIsOnRecordAsUnknown() {
            request("nowhere@example.org");
            assertThat(rows.events()).containsExactly("PASSWORD_RESET_REQUESTED unknown");
        }

        @Test
        void requesterGetsFiveLinksInHalfAnHour() {
            for (int i = 0; i < 6; i++) {
                request(ada.email());
            }
            assertThat(mailbox.all()).hasSize(5);
        }

        @Test
        void requesterAtTheLimitDoesNotBlockOthers() {
            for (int i = 0; i < 6; i++) {
                request(ada.email());
            }
            reset.request(ada.email(), browser.elsewhere());
            assertThat(mailbox.all()).hasSize(6);
        }

        @Test
        void addressGetsTwentyFromAllAskers() {
            for (int i = 0; i < 25; i++) {
                reset.request(ada.email(), new Requester(null, "192.0.2." + i, "", ""));
            }
            assertThat(mailbox.all()).hasSize(20);
        }

        @Test
        void requesterGetsLinksAgainHalfAnHourLater() {
            for (int i = 0; i < 6; i++) {
                request(ada.email());
            }
            clock.pass(Duration.ofMinutes(30));
            request(ada.email());
            assertThat(mailbox.all()).hasSize(6);
        }
    }

    @Nested
    class Use {
        @Test
        void passwordIsTheNewOne() {
            use(link());
            assertThat(rows.text("select password_hash from account")).isEqualTo("next");
        }

        @Test
        void everySessionEnds() {
            people.logIn(ada);
            use(link());
            assertThat(rows.text("select end_reason from session")).isEqualTo("PASSWORD");
        }

        @Test
        void otherLinksEnd() {
            String first = link();
            use(link());
            assertThat(Refused.as(() -> use(first))).isEqualTo(ProblemType.INVALID_LINK);
        }

        @Test
        void wayBackToAnOldAddressStays() {
            people.wayBack(ada, "old@example.org");
            use(link());
            assertThat(rows.texts("select purpose from link where ended is null"))
                    .containsExactly("UNDO");
        }

        @Test
        void wrongGuessesAreForgiven() {
            guess.judge(ada.id(), ada.id(), Optional.of(Refusal.WRONG), browser.requester());
            use(link());
            assertThat(rows.count("guess_count")).isZero();
        }

        @Test
        void proofByTheOldPasswordIsRefused() {
            var proof = people.proof(ada);
            use(link());
            assertThat(Refused.fields(() -> change.change(proof, "other", People.caller(ada), browser.requester())))
                    .containsExactly("currentPassword");
        }

        @Test
        void mailboxIsProven() {
            use(link());
            assertThat(rows.count("account where email_proven")).isEqualTo(1);
        }

        @Test
        void ownerIsTold() {
            use(link());
            assertThat(mailbox.last(ada.email()).template()).isEqualTo("PASSWORD_CHANGED");
        }

        @Test
        void resetIsOnRecordByTheOwner() {
            use(link());
            assertThat(rows.texts("select action from audit_event where actor_id = account_id"))
                    .containsExactly("PASSWORD_RESET");
        }

        @Test
        void linkWorksOnce() {
            String link = link();
            use(link);
            assertThat(Refused.as(() -> use(link))).isEqualTo(ProblemType.INVALID_LINK);
        }

        @Test
        void linkWorksForHalfAnHour() {
            String link = link();
            clock.pass(Duration.ofMinutes(30).minusMillis(1));
            assertThat(use(link)).isTrue();
        }

        @Test
        void linkIsInvalidAfterHalfAnHour() {
            String link = link();
            clock.pass(Duration.ofMinutes(30));
            assertThat(Refused.as(() -> use(link))).isEqualTo(ProblemType.INVALID_LINK);
        }

        @Test
        void linkThatConfirmsAnAddressIsInvalidHere() {
            registration.invite(People.person("grace"), people.hash(), browser.requester());
            String link = mailbox.last("grace@example.org").secret();
            assertThat(Refused.as(() -> use(link))).isEqualTo(ProblemType.INVALID_LINK);
        }

        @Test
        void linkMailedToAFormerAddressIsInvalid() {
            String link = link();
            rows.change("update account set email = 'new@example.org', email_key = 'new@example.org'");
            assertThat(Refused.as(() -> use(link))).isEqualTo(ProblemType.INVALID_LINK);
            assertThat(Refused.as(() -> reset.require(new ResetRequest(link, NEXT))))
                    .isEqualTo(ProblemType.INVALID_LINK);
        }

        @Test
        void linkOfARemovedAccountIsInvalid() {
            String link = link();
            rows.change("delete from account");
            assertThat(Refused.as(() -> use(link))).isEqualTo(ProblemType.INVALID_LINK);
        }

        @Test
        void weakPasswordIsRefusedAndLeavesTheLink() {
            String link = link();
            assertThat(Refused.fields(() -> reset.reset(new ResetRequest(link, "ada byron"), "x", browser.requester())))
                    .containsOnly("newPassword");
            assertThat(use(link)).isTrue();
        }

        @Test
        void accountThatWaitsForItsConfirmationOpens() {
            registration.invite(People.person("grace"), people.hash(), browser.requester());
            reset.request("grace@example.org", browser.requester());
            assertThat(use(mailbox.last("grace@example.org").secret())).isTrue();
            assertThat(rows.text("select status from account where username = 'grace'"))
                    .isEqualTo("ACTIVE");
        }

        @Test
        void registrationWhoseNameIsTakenMeanwhileIsRemoved() {
            registration.invite(People.person("grace"), people.hash(), browser.requester());
            reset.request("grace@example.org", browser.requester());
            registration.register(new Person("A", "B", "grace", "first@example.org"), "x", browser.requester());
            assertThat(use(mailbox.last("grace@example.org").secret())).isFalse();
            assertThat(rows.texts("select email from account where username = 'grace'"))
                    .containsExactly("first@example.org");
        }
    }

    @Nested
    class BeforeTheHash {
        @Test
        void weakPasswordIsRefusedBeforeTheLink() {
            assertThat(Refused.fields(() -> reset.require(new ResetRequest("x", "short"))))
                    .containsOnly("newPassword");
        }

        @Test
        void unknownLinkIsRefused() {
            assertThat(Refused.as(() -> reset.require(new ResetRequest("x", NEXT))))
                    .isEqualTo(ProblemType.INVALID_LINK);
        }

        @Test
        void passwordMustNotContainTheOwnersNames() {
            String link = link();
            assertThat(Refused.fields(() -> reset.require(new ResetRequest(link, "a quiet morning with Byron"))))
                    .containsExactly("newPassword");
        }

        @Test
        void goodPasswordAndLinkAreAccepted() {
            String link = link();
            assertThat(Refused.as(() -> reset.require(new ResetRequest(link, NEXT))))
                    .isNull();
        }
    }

    private void request(String email) {
        reset.request(email, browser.requester());
    }

    private String link() {
        request(ada.email());
        return mailbox.last(ada.email()).secret();
    }

    private boolean use(String link) {
        return reset.reset(new ResetRequest(link, NEXT), "next", browser.requester());
    }
}
