package org.warden.profile;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;

@Acts
class ProfileActTest {
    @Inject
    Profile profile;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    Rows rows;

    private Owner ada;

    @BeforeEach
    void register() {
        ada = people.register("ada");
        rows.forgetEvents();
    }

    @Test
    void ownerSeesTheAccount() {
        assertThat(profile.show(People.caller(ada)).username()).isEqualTo("ada");
    }

    @Test
    void ownerSeesWhetherTheAccountHasASecondFactor() {
        assertThat(profile.show(People.caller(ada)).secondFactor()).isFalse();
        rows.change("update account set second_factor = true");
        assertThat(profile.show(People.caller(ada)).secondFactor()).isTrue();
    }

    @Test
    void ownerSeesTheLanguageIfOneIsStored() {
        assertThat(profile.show(People.caller(ada)).language()).isNull();
        rows.change("update account set language = 'de-AT'");
        assertThat(profile.show(People.caller(ada)).language()).isEqualTo("de-AT");
    }

    @Test
    void rolesAreInAlphabeticalOrder() {
        people.give(ada, "Moderator");
        people.give(ada, "Administrator");
        assertThat(profile.show(People.caller(ada)).roles()).containsExactly("Administrator", "Moderator", "User");
    }

    @Test
    void tokenOfARemovedAccountOpensNothing() {
        assertThat(Refused.as(() -> profile.show(People.caller(People.GONE)))).isEqualTo(ProblemType.INVALID_TOKEN);
    }

    @Test
    void firstNameIsChangedAlone() {
        profile.rename(People.caller(ada), new NameRequest("Augusta", null), browser.requester());
        assertThat(names()).isEqualTo("Augusta Byron");
    }

    @Test
    void lastNameIsChangedAlone() {
        profile.rename(People.caller(ada), new NameRequest(null, "Lovelace"), browser.requester());
        assertThat(names()).isEqualTo("Ada Lovelace");
    }

    @Test
    void answerHasTheNewNames() {
        assertThat(profile.rename(People.caller(ada), new NameRequest("Augusta", "Lovelace"), browser.requester()))
                .extracting("firstName", "lastName")
                .containsExactly("Augusta", "Lovelace");
    }

    @Test
    void changeIsOnRecord() {
        profile.rename(People.caller(ada), new NameRequest("Augusta", null), browser.requester());
        assertThat(rows.events()).containsExactly("PROFILE_CHANGED");
    }

    @Test
    void emptyChangeIsRefused() {
        assertThat(Refused.fields(
                        () -> profile.rename(People.caller(ada), new NameRequest(null, null), browser.requester())))
                .containsExactly("firstName");
        assertThat(rows.events()).isEmpty();
    }

    @Test
    void removedAccountIsNotRenamed() {
        assertThat(Refused.as(() ->
                        profile.rename(People.caller(People.GONE), new NameRequest("A", "B"), browser.requester())))
                .isEqualTo(ProblemType.INVALID_TOKEN);
    }

    private String names() {
        return rows.text("select first_name || ' ' || last_name from account");
    }
}
