package org.warden.registration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.mail.Mailbox;
import org.warden.person.Person;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;

@Acts
class RegistrationActTest {
    @Inject
    Registration registration;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    Mailbox mailbox;

    @Inject
    Rows rows;

    @Nested
    class WithoutConfirmation {
        @Test
        void newAccountHasTheRoleUser() {
            assertThat(add(People.person("ada")).roles()).containsExactly("User");
        }

        @Test
        void accountIsOpenAtOnce() {
            add(People.person("ada"));
            assertThat(rows.text("select status from account")).isEqualTo("ACTIVE");
        }

        @Test
        void mailboxIsNotProven() {
            add(People.person("ada"));
            assertThat(rows.count("account where email_proven")).isZero();
        }

        @Test
        void accountIsOnRecord() {
            add(People.person("ada"));
            assertThat(rows.events()).containsExactly("ACCOUNT_CREATED");
        }

        @Test
        void noMailIsSent() {
            add(People.person("ada"));
            assertThat(mailbox.size()).isZero();
        }

        @Test
        void emailAddressIsTakenInAnyLetters() {
            people.register("ada");
            assertThat(Refused.as(() -> add(new Person("A", "B", "other", "ADA@Example.ORG"))))
                    .isEqualTo(ProblemType.EMAIL_TAKEN);
        }

        @Test
        void userNameIsTakenInAnyLetters() {
            people.register("ada");
            assertThat(Refused.as(() -> add(new Person("A", "B", "ADA", "other@example.org"))))
                    .isEqualTo(ProblemType.USERNAME_TAKEN);
        }

        @Test
        void takenAddressIsNamedBeforeATakenName() {
            people.register("ada");
            assertThat(Refused.as(() -> add(People.person("ada")))).isEqualTo(ProblemType.EMAIL_TAKEN);
        }

        @Test
        void addressThatAnOwnerMayGetBackIsTaken() {
            giveUp("old@example.org");
            assertThat(Refused.as(() -> add(new Person("A", "B", "new", "OLD@example.org"))))
                    .isEqualTo(ProblemType.EMAIL_TAKEN);
        }

        @Test
        void refusalWritesNothing() {
            people.register("ada");
            Refused.as(() -> add(People.person("ada")));
            assertThat(rows.events()).containsExactly("ACCOUNT_CREATED");
        }

        @Test
        void requireFreeAcceptsFreeNames() {
            assertThat(Refused.as(() -> registration.requireFree(People.person("ada"))))
                    .isNull();
        }

        @Test
        void requireFreeRefusesATakenAddress() {
            people.register("ada");
            assertThat(Refused.as(() -> registration.requireFree(People.person("ada"))))
                    .isEqualTo(ProblemType.EMAIL_TAKEN);
        }

        private RegistrationView add(Person person) {
            return registration.register(person, people.hash(), browser.requester());
        }
    }

    @Nested
    class WithConfirmation {
        @Test
        void accountWaits() {
            invite(People.person("ada"));
            assertThat(rows.text("select status from account")).isEqualTo("UNCONFIRMED");
        }

        @Test
        void linkIsMailedToTheAddress() {
            invite(People.person("ada"));
            assertThat(mailbox.last("ada@example.org").template()).isEqualTo("CONFIRM_EMAIL");
        }

        @Test
        void unconfirmedAccountReservesNoUserName() {
            invite(People.person("ada"));
            invite(new Person("A", "B", "ada", "other@example.org"));
            assertThat(rows.texts("select username from account")).containsExactly("ada", "ada");
        }

        @Test
        void accountThatWaitsIsOnRecord() {
            invite(People.person("ada"));
            assertThat(rows.events()).containsExactly("ACCOUNT_CREATED");
        }

        @Test
        void ownerOfATakenAddressIsToldInstead() {
            Owner ada = people.register("ada");
            invite(new Person("A", "B", "other", "ADA@example.org"));
            assertThat(mailbox.last(ada.email()).template()).isEqualTo("EMAIL_TAKEN");
        }

        @Test
        void mailAboutATakenAddressHasNoLink() {
            Owner ada = people.register("ada");
            invite(new Person("A", "B", "other", ada.email()));
            assertThat(rows.count("link")).isEqualTo(1);
            assertThat(mailbox.last(ada.email()).text()).doesNotContain("/link/");
        }

        @Test
        void takenAddressMakesNoAccount() {
            people.register("ada");
            invite(People.person("ada"));
            assertThat(rows.count("account")).isEqualTo(1);
        }

        @Test
        void takenAddressIsOnRecord() {
            people.register("ada");
            invite(People.person("ada"));
            assertThat(rows.events()).last().isEqualTo("REGISTRATION_REFUSED email");
        }

        @Test
        void secondRegistrationOfAnAddressMailsAPasswordLink() {
            invite(People.person("ada"));
            invite(People.person("ada"));
            assertThat(mailbox.templates()).containsExactly("CONFIRM_EMAIL", "RESET_PASSWORD");
        }

        @Test
        void newMailboxLearnsThatTheUserNameIsTaken() {
            people.register("ada");
            invite(new Person("A", "B", "ADA", "other@example.org"));
            assertThat(mailbox.last("other@example.org").template()).isEqualTo("USERNAME_TAKEN");
        }

        @Test
        void takenUserNameIsOnRecord() {
            people.register("ada");
            invite(new Person("A", "B", "ada", "other@example.org"));
            assertThat(rows.events()).last().isEqualTo("REGISTRATION_REFUSED username");
        }

        @Test
        void addressThatAnOwnerMayGetBackMakesNoAccount() {
            giveUp("old@example.org");
            invite(new Person("A", "B", "new", "old@example.org"));
            assertThat(rows.count("account where username = 'new'")).isZero();
        }

        @Test
        void addressThatAnOwnerMayRestoreGetsNoMail() {
            giveUp("old@example.org");
            invite(new Person("A", "B", "new", "old@example.org"));
            assertThat(mailbox.all()).isEmpty();
            assertThat(mailbox.size()).as("what costs the same").isEqualTo(1);
        }

        private UUID invite(Person person) {
            return registration.invite(person, people.hash(), browser.requester());
        }
    }

    /** Moves an account away from this address, which its owner may restore. */
    private void giveUp(String address) {
        people.wayBack(people.register("moved"), address);
    }
}
