package org.warden.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.warden.person.Person;
import org.warden.role.Role;
import org.warden.time.Until;

class AccountTest {
    private static final UUID ID = UUID.fromString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    private final Account account =
            new Account(ID, new Person("Jane", "Doe", "JDoe", "Jane.Doe@Example.org"), "hash", CREATED);

    @Test
    void namesAreKeptAsTyped() {
        assertThat(account.username()).isEqualTo("JDoe");
        assertThat(account.email()).isEqualTo("Jane.Doe@Example.org");
    }

    @Test
    void keyHasNoLetterCase() {
        assertThat(Account.key("Jane.Doe@Example.org")).isEqualTo(Account.key("JANE.DOE@EXAMPLE.ORG"));
        assertThat(Account.key("JDoe")).isEqualTo("jdoe");
    }

    @Test
    void keyIsTheSameInEveryLanguageOfTheServer() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(Account.key("ADMIN")).isEqualTo("admin");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void lockDoesNotHideThatARegistrationWaits() {
        account.awaitConfirmation();
        Instant end = CREATED.plusSeconds(60);
        account.change(standing -> standing.lock(end, null, ID), CREATED);
        assertThat(account.isUnconfirmed()).isTrue();
        account.confirm();
        assertThat(account.standing().status(CREATED)).isEqualTo(Standing.LOCKED);
        assertThat(account.standing().status(end)).isEqualTo(Standing.ACTIVE);
    }

    @Test
    void lockDoesNotHideThatAnInvitationWaits() {
        account.awaitAcceptance();
        account.change(standing -> standing.lock(Until.NEVER, null, ID), CREATED);
        assertThat(account.isInvited()).isTrue();
        account.confirm();
        account.change(Standing::unlock, CREATED);
        assertThat(account.standing().isActive(CREATED)).isTrue();
    }

    /** The row of a disabling has one reason and one author. */
    @Test
    void lockLeavesTheReasonOfADisabling() {
        account.change(standing -> standing.disable("left", ID), CREATED);
        account.change(standing -> standing.lock(Until.NEVER, "guesses", null), CREATED);
        assertThat(account.standing().reason()).isEqualTo("left");
        account.change(Standing::unlock, CREATED);
        assertThat(account.standing().reason()).isEqualTo("left");
        assertThat(account.standing().author()).isEqualTo(ID);
    }

    @Test
    void newAccountHasNoRole() {
        assertThat(account.firstRoles()).isEmpty();
    }

    @Test
    void roleIsGivenOnce() {
        Role user = role("User");
        account.give(user);
        account.give(user);
        assertThat(account.firstRoles()).containsExactly("User");
    }

    @Test
    void rolesAreInTheOrderOfTheAlphabet() {
        account.give(role("User"));
        account.give(role("Administrator"));
        account.give(role("Moderator"));
        assertThat(account.firstRoles()).containsExactly("Administrator", "Moderator", "User");
    }

    @Test
    void newPasswordTakesThePlaceOfTheOldAndBeginsAnEpoch() {
        int before = account.epoch();
        account.changePassword("other hash");
        assertThat(account.passwordHash()).isEqualTo("other hash");
        assertThat(account.epoch()).isEqualTo(before + 1);
    }

    @Test
    void viewShowsTheOwnerTheAccountAndNoHash() {
        HeldRoles roles = new HeldRoles(Map.of("User", Until.NEVER));
        account.needSecondFactor(true);
        account.edit(null, "de-AT");
        assertThat(AccountView.of(account, roles, List.of("order:read")))
                .isEqualTo(new AccountView(
                        ID,
                        "JDoe",
                        "Jane.Doe@Example.org",
                        "Jane",
                        "Doe",
                        List.of("User"),
                        List.of("order:read"),
                        true,
                        "de-AT",
                        CREATED));
    }

    /** An export has fields of its own for them. */
    @Test
    void viewInAnExportLeavesOutPermissionsSecondFactorAndLanguage() {
        assertThat(AccountView.of(account, new HeldRoles(Map.of()), null))
                .extracting("permissions", "secondFactor", "language")
                .containsOnlyNulls();
    }

    private static Role role(String name) {
        return new Role() {
            @Override
            public String name() {
                return name;
            }
        };
    }
}
