package org.warden.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.act.Stores;
import org.warden.lockout.PasswordGuess;
import org.warden.lockout.Refusal;
import org.warden.time.HandClock;
import org.warden.token.AccessToken;

@Acts
class BasicLoginActTest {
    @Inject
    BasicLogin basic;

    @Inject
    PasswordGuess guess;

    @Inject
    Stores stores;

    @Inject
    People people;

    @Inject
    Browser browser;

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

    @Test
    void rightPasswordOpensOneRequest() {
        assertThat(open().map(AccessToken::getSubject)).contains(ada.id().toString());
    }

    @Test
    void noSessionBegins() {
        open();
        assertThat(rows.count("session")).isZero();
    }

    @Test
    void callerHasNoSession() {
        assertThat(open().flatMap(AccessToken::session)).isEmpty();
    }

    @Test
    void timeOfTheLoginIsKept() {
        open();
        assertThat(rows.count("account where last_login = ?", clock.instant().toString()))
                .isEqualTo(1);
    }

    @Test
    void roleThatNeedsASecondFactorDoesNotCount() {
        people.give(ada, "Moderator");
        assertThat(open().map(AccessToken::getGroups))
                .hasValueSatisfying(roles -> assertThat(roles).containsExactly("User"));
    }

    @Test
    void wrongPasswordOpensNothing() {
        assertThat(basic.open("ada", People.WRONG, browser.requester())).isEmpty();
    }

    @Test
    void accountWithASecondFactorIsNotOpened() {
        rows.change("update account set second_factor = true");
        assertThat(open()).isEmpty();
        assertThat(rows.events()).containsExactly("CREDENTIALS_REFUSED second factor");
    }

    @Test
    void wrongGuessesAreForgiven() {
        guess.judge(ada.id(), ada.id(), Optional.of(Refusal.WRONG), browser.requester());
        open();
        assertThat(rows.count("guess_count")).isZero();
    }

    @Test
    void changeBetweenProofAndEntryIsOnRecord() {
        stores.meanwhile(people::changeAll);
        assertThat(open()).isEmpty();
        assertThat(rows.events()).containsExactly("CREDENTIALS_REFUSED changed");
    }

    private Optional<AccessToken> open() {
        return basic.open("ada", People.PASSWORD, browser.requester());
    }
}
