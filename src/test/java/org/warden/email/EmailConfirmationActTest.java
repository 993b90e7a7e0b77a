package org.warden.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.warden.account.Accounts;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.Errand;
import org.warden.act.Meanwhile;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.admin.accounts.EditRequest;
import org.warden.admin.accounts.UserEdit;
import org.warden.http.IfMatch;
import org.warden.http.Requester;
import org.warden.mail.Mailbox;
import org.warden.person.Person;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;
import org.warden.recovery.PasswordReset;
import org.warden.registration.Registration;
import org.warden.time.HandClock;

@Acts
class EmailConfirmationActTest {
    private static final String NEW = "new@example.org";

    @Inject
    EmailConfirmation confirmation;

    @Inject
    EmailChange change;

    @Inject
    UserEdit edit;

    @Inject
    PasswordReset reset;

    @Inject
    Registration registration;

    @Inject
    Accounts accounts;

    @Inject
    Errand errand;

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

    @Nested
    class OfARegistration {
        @Test
        void accountOpens() {
            confirm(invited("ada"));
            assertThat(rows.text("select status from account")).isEqualTo("ACTIVE");
        }

        @Test
        void mailboxIsProven() {
            confirm(invited("ada"));
            assertThat(rows.count("account where email_proven")).isEqualTo(1);
        }

        @Test
        void userNameIsHeldFromThenOn() {
            confirm(invited("ada"));
            assertThat(rows.text("select username_key from account")).isEqualTo("ada");
        }

        @Test
        void confirmationIsOnRecordByTheOwner() {
            confirm(invited("ada"));
            assertThat(rows.events()).last().isEqualTo("EMAIL_CONFIRMED");
            assertThat(rows.count("audit_event where actor_id = account_id")).isEqualTo(1);
        }

        @Test
        void linkWorksOnce() {
            String link = invited("ada");
            confirm(link);
            assertThat(Refused.as(() -> confirm(link))).isEqualTo(ProblemType.INVALID_LINK);
        }

        @Test
        void linkWorksForADay() {
            String link = invited("ada");
            clock.pass(Duration.ofDays(1).minusMillis(1));
            assertThat(confirm(link)).isTrue();
        }

        @Test
        void linkIsInvalidAfterADay() {
            String link = invited("ada");
            clock.pass(Duration.ofDays(1));
            assertThat(Refused.as(() -> confirm(link))).isEqualTo(ProblemType.INVALID_LINK);
        }

        @Test
        void unknownSecretIsInvalid() {
            invited("ada");
            assertThat(Refused.as(() -> confirm("x"))).isEqualTo(ProblemType.INVALID_LINK);
        }

        @Test
        void linkOfAnotherKindConfirmsNothing() {
            Owner ada = people.register("ada");
            reset.request(ada.email(), browser.requester());
            String link = mailbox.last(ada.email()).secret();
            assertThat(Refused.as(() -> confirm(link))).isEqualTo(ProblemType.INVALID_LINK);
        }

        @Test
        void registrationWhoseNameWasTakenIsNotConfirmed() {
            String link = invited("ada");
            registration.register(new Person("A", "B", "ADA", "first@example.org"), "x", browser.requester());
            assertThat(confirm(link)).isFalse();
        }

        @Test
        void registrationWhoseNameIsTakenMeanwhileIsRemoved() {
            String link = invited("ada");
            registration.register(new Person("A", "B", "ADA", "first@example.org"), "x", browser.requester());
            confirm(link);
            assertThat(rows.texts("select email from account")).containsExactly("first@example.org");
            assertThat(rows.events()).last().isEqualTo("ACCOUNT_DELETED username");
        }

        @Test
        void accountThatIsShutForAnotherReasonStaysShut() {
            String link = invited("ada");
            rows.change("update account set status = 'DISABLED'");
            assertThat(Refused.as(() -> confirm(link))).isEqualTo(ProblemType.INVALID_LINK);
            assertThat(rows.text("select status from account")).isEqualTo("DISABLED");
        }

        @Test
        void linkOfARemovedAccountIsInvalid() {
            String link = invited("ada");
            rows.change("delete from account");
            assertThat(Refused.as(() -> confirm(link))).isEqualTo(ProblemType.INVALID_LINK);
        }
    }

    @Nested
    class OfAnotherAddress {
        @Test
        void addressMoves() {
            confirm(asked(people.register("ada")));
            assertThat(rows.text("select email from account")).isEqualTo(NEW);
        }

        @Test
        void newMailboxIsProven() {
            confirm(asked(people.register("ada")));
            assertThat(rows.count("account where email_proven")).isEqualTo(1);
        }

        @Test
        void earlierProofIsRefused() {
            Owner ada = people.register("ada");
            var proof = people.proof(ada);
            confirm(asked(ada));
            assertThat(Refused.fields(() -> change.request(proof, "third@example.org", browser.requester())))
                    .containsExactly("password");
        }

        @Test
        void oldAddressGetsAnUndoLink() {
            Owner ada = people.register("ada");
            confirm(asked(ada));
            assertThat(mailbox.last(ada.email()).template()).isEqualTo("UNDO_EMAIL");
        }

        @Test
        void otherLinksOfTheAccountEnd() {
            Owner ada = people.register("ada");
            reset.request(ada.email(), browser.requester());
            String link = asked(ada);
            confirm(link);
            assertThat(rows.texts("select purpose from link where ended is null"))
                    .containsExactly("UNDO");
        }

        @Test
        void moveIsOnRecord() {
            confirm(asked(people.register("ada")));
            assertThat(rows.events()).last().isEqualTo("EMAIL_CHANGED");
        }

        @Test
        void addressThatAnotherAccountGotMeanwhileIsRefused() {
            String link = asked(people.register("ada"));
            registration.register(new Person("A", "B", "grace", NEW), "x", browser.requester());
            assertThat(Refused.as(() -> confirm(link))).isEqualTo(ProblemType.EMAIL_TAKEN);
        }

        @Test
        void refusalLeavesTheLink() {
            String link = asked(people.register("ada"));
            registration.register(new Person("A", "B", "grace", NEW), "x", browser.requester());
            Refused.as(() -> confirm(link));
            assertThat(rows.count("link where purpose = 'CHANGE' and ended is null"))
                    .isEqualTo(1);
        }

        @Test
        void addressThatAnotherOwnerMayGetBackIsRefused() {
            String link = asked(people.register("ada"));
            people.wayBack(people.register("other"), NEW);
            assertThat(Refused.as(() -> confirm(link))).isEqualTo(ProblemType.EMAIL_TAKEN);
        }

        @Test
        void registrationThatWaitsWithTheAddressGivesWay() {
            String link = asked(people.register("ada"));
            registration.invite(new Person("A", "B", "grace", NEW), "x", browser.requester());
            confirm(link);
            assertThat(rows.texts("select username from account")).containsExactly("ada");
            assertThat(rows.events()).contains("ACCOUNT_DELETED unconfirmed");
        }

        /** As other acts do: otherwise the two could wait for each other. */
        @Test
        void accountsAreLockedInTheOrderOfTheirIds() {
            registration.invite(new Person("A", "B", "grace", NEW), "x", browser.requester());
            UUID grace = UUID.fromString(rows.text("select id from account"));
            clock.pass(Duration.ofMillis(1));
            Owner ada = people.register("ada");
            String link = asked(ada);
            Requester requester = browser.requester();
            // Not the result of the errand: its transaction would end with the future.
            AtomicReference<CompletableFuture<Boolean>> confirmed = new AtomicReference<>();
            errand.run(() -> {
                accounts.locked(grace);
                confirmed.set(Meanwhile.start(() -> confirmation.confirm(link, requester)));
                assertThat(confirmed.get()).isNotDone();
                accounts.locked(ada.id());
            });
            assertThat(confirmed.get().join()).isTrue();
            assertThat(rows.texts("select username from account")).containsExactly("ada");
        }

        @Test
        void addressMovesThatAnAdministratorChanged() {
            confirm(movedBy(people.administrator("root"), people.register("ada")));
            assertThat(rows.count("account where email = ?", NEW)).isEqualTo(1);
        }

        /** Otherwise a helpdesk could ask for a link, and use it when the account has become worth it. */
        @Test
        void accountThatGotMoreRightsThanTheOneWhoMovesItStays() {
            Owner helpdesk = people.administrator("helpdesk");
            Owner ada = people.register("ada");
            String link = movedBy(helpdesk, ada);
            rows.change("delete from account_role where role_name = 'Administrator'");
            rows.change("insert into role_permission (role_name, permission) values ('User', 'warden:account:*')");
            people.give(ada, "Administrator");
            assertThat(Refused.as(() -> confirm(link))).isEqualTo(ProblemType.INVALID_LINK);
            rows.change("delete from account_role where role_name = 'Administrator'");
            assertThat(confirm(link)).isTrue();
        }

        @Test
        void administratorWhoIsNoneAnyMoreMovesNoAccount() {
            Owner root = people.administrator("root");
            Owner ada = people.register("ada");
            String link = movedBy(root, ada);
            rows.change("update account set status = 'DISABLED' where id = ?", root.id());
            assertThat(Refused.as(() -> confirm(link))).isEqualTo(ProblemType.INVALID_LINK);
            rows.change("update account set status = 'ACTIVE' where id = ?", root.id());
            rows.change("delete from account_role where account_id = ?", root.id());
            assertThat(Refused.as(() -> confirm(link))).isEqualTo(ProblemType.INVALID_LINK);
        }

        private String movedBy(Owner caller, Owner owner) {
            edit.edit(
                    People.caller(caller),
                    owner.id(),
                    new EditRequest(null, null, null, null, NEW),
                    new IfMatch(List.of("*")),
                    browser.requester().as(caller.id()));
            return mailbox.last(NEW).secret();
        }

        private String asked(Owner owner) {
            change.request(people.proof(owner), NEW, browser.requester());
            return mailbox.last(NEW).secret();
        }
    }

    @Nested
    class AskedForAgain {
        @Test
        void registrationThatWaitsGetsAnotherLink() {
            invited("ada");
            confirmation.resend("ADA@example.org", browser.requester());
            assertThat(mailbox.templates()).containsExactly("CONFIRM_EMAIL", "CONFIRM_EMAIL");
        }

        @Test
        void earlierLinkStillWorks() {
            String first = invited("ada");
            confirmation.resend("ada@example.org", browser.requester());
            assertThat(confirm(first)).isTrue();
        }

        @Test
        void openAccountGetsNone() {
            Owner ada = people.register("ada");
            confirmation.resend(ada.email(), browser.requester());
            assertThat(mailbox.all()).isEmpty();
        }

        @Test
        void addressWithoutAnAccountCostsTheSame() {
            confirmation.resend("nowhere@example.org", browser.requester());
            assertThat(rows.count("link")).isEqualTo(1);
            assertThat(mailbox.size()).isEqualTo(1);
        }

        @Test
        void auditLogMarksUnknownAddresses() {
            invited("ada");
            rows.forgetEvents();
            confirmation.resend("ada@example.org", browser.requester());
            confirmation.resend("nowhere@example.org", browser.requester());
            assertThat(rows.events()).containsExactly("CONFIRMATION_REQUESTED", "CONFIRMATION_REQUESTED unknown");
        }
    }

    private String invited(String username) {
        registration.invite(People.person(username), people.hash(), browser.requester());
        return mailbox.last(username + "@example.org").secret();
    }

    private boolean confirm(String secret) {
        return confirmation.confirm(secret, browser.requester());
    }
}
