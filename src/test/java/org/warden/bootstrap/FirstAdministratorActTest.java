package org.warden.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.Rows;
import org.warden.bootstrap.FirstAdministrator.OneTimePassword;
import org.warden.person.Person;
import org.warden.registration.Registration;

@Acts
class FirstAdministratorActTest {
    @Inject
    FirstAdministrator administrator;

    @Inject
    Registration registration;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    Rows rows;

    @Test
    void newDatabaseGetsAnAdministrator() {
        administrator.ensure();
        assertThat(rows.texts("select role_name from account_role order by role_name"))
                .containsExactly("Administrator", "User");
    }

    @Test
    void generatedPasswordOpensTheAccount() {
        OneTimePassword first = administrator.ensure().orElseThrow();
        assertThat(people.prove(first.email(), first.password())).isPresent();
    }

    @Test
    void administratorIsOnRecord() {
        administrator.ensure();
        assertThat(rows.events()).containsExactly("ACCOUNT_CREATED Administrator");
    }

    @Test
    void oneAdministratorIsEnough() {
        people.administrator("root");
        assertThat(administrator.ensure()).isEmpty();
        assertThat(rows.count("account")).isEqualTo(1);
    }

    @Test
    void takenUserNameStopsTheStart() {
        registration.register(new Person("A", "B", "admin", "a@example.org"), "x", browser.requester());
        assertThatThrownBy(administrator::ensure)
                .hasMessage("The first administrator cannot be created: User name taken.");
        assertThat(rows.count("account")).isEqualTo(1);
    }
}
