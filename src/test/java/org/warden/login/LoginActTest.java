package org.warden.login;

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
import org.warden.act.Stores;
import org.warden.bearer.TokenCheck;
import org.warden.lockout.PasswordGuess;
import org.warden.lockout.Refusal;
import org.warden.login.Login.Opened;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;
import org.warden.secondfactor.Apps;
import org.warden.secondfactor.Authenticator;
import org.warden.time.HandClock;

/** Logins from the credentials to the tokens. The acts in between have their own tests. */
@Acts
class LoginActTest {
    @Inject
    Login login;

    @Inject
    PasswordGuess guess;

    @Inject
    TokenCheck check;

    @Inject
    Apps apps;

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

    @Nested
    class ByPassword {
        @Test
        void accessTokenCounts() {
            assertThat(check.check(open().tokens().token()).token().getSubject())
                    .isEqualTo(ada.id().toString());
        }

        @Test
        void accessTokenIsOfTheSession() {
            assertThat(check.session(open().tokens().token()).map(Object::toString))
                    .contains(rows.text("select cast(id as varchar) from session where ended is null"));
        }

        @Test
        void addressDoesAsWellAsAUserName() {
            assertThat(open(new TokenRequest(ada.email(), null, People.PASSWORD, null, null, null))
                            .tokens()
                            .refreshToken())
                    .isNotEmpty();
        }

        @Test
        void tokenNamesTheRoles() {
            people.give(ada, "Administrator");
            assertThat(open().tokens().roles()).containsExactly("Administrator", "User");
        }

        @Test
        void roleThatNeedsASecondFactorDoesNotCountWithoutOne() {
            people.give(ada, "Moderator");
            assertThat(open().tokens().roles()).containsExactly("User");
        }

        @Test
        void databaseHoldsTheRefreshTokenNowhere() {
            String token = open().tokens().refreshToken();
            assertThat(rows.count("session where token_hash = ? or salt = ?", token, token))
                    .isZero();
        }

        @Test
        void wrongPasswordOpensNothing() {
            assertThat(refused(People.WRONG, null, null)).isEqualTo(ProblemType.INVALID_CREDENTIALS);
            assertThat(rows.count("session")).isZero();
        }

        @Test
        void unknownNameIsAnsweredLikeAWrongPassword() {
            assertThat(Refused.as(() -> open(new TokenRequest(null, "unknown", People.WRONG, null, null, null))))
                    .isEqualTo(ProblemType.INVALID_CREDENTIALS);
        }

        @Test
        void changeBetweenProofAndLoginIsOnRecord() {
            stores.meanwhile(people::changeAll);
            assertThat(refused(People.PASSWORD, null, null)).isEqualTo(ProblemType.INVALID_CREDENTIALS);
            assertThat(rows.events()).containsExactly("CREDENTIALS_REFUSED changed");
            assertThat(rows.count("session")).isZero();
        }

        /** Otherwise a right guess would leave no trace. */
        @Test
        void refusedNewPasswordIsOnRecord() {
            assertThat(Refused.fields(() -> open(changing("another quiet morning"))))
                    .containsExactly("newPassword");
            rows.change("update account set must_change = true");
            assertThat(Refused.fields(() -> open(changing("short")))).containsOnly("newPassword");
            assertThat(Refused.fields(() -> open(changing(People.PASSWORD)))).containsExactly("newPassword");
            assertThat(rows.events())
                    .containsExactly(
                            "CREDENTIALS_REFUSED new password",
                            "CREDENTIALS_REFUSED new password",
                            "CREDENTIALS_REFUSED new password");
        }

        private TokenRequest changing(String next) {
            return new TokenRequest(null, "ada", People.PASSWORD, null, null, next);
        }

        @Test
        void wrongGuessesAreForgiven() {
            guess.judge(ada.id(), ada.id(), Optional.of(Refusal.WRONG), browser.requester());
            open();
            assertThat(rows.count("guess_count")).isZero();
        }

        @Test
        void wrongGuessesCountAfterTheRefusal() {
            refused(People.WRONG, null, null);
            assertThat(rows.text("select failures from guess_count")).isEqualTo("1");
        }

        @Test
        void knownDeviceKeepsItsCookie() {
            String device = open().device();
            assertThat(login.open(request(People.PASSWORD, null, null), device, browser.requester())
                            .device())
                    .isEqualTo(device);
        }

        @Test
        void codeIsNotAskedForWithoutASecondFactor() {
            assertThat(refused(People.PASSWORD, null, null)).isNull();
        }

        @Test
        void codeIsNotLookedAtWithoutASecondFactor() {
            assertThat(refused(People.PASSWORD, "000000", null)).isNull();
        }
    }

    @Nested
    class BySecondFactor {
        private Authenticator app;
        private String recovery;

        @BeforeEach
        void activate() {
            app = apps.prove(ada);
            recovery = apps.confirm(ada, app, Optional.empty()).get(0);
            clock.pass(Duration.ofMinutes(2));
            rows.forgetEvents();
        }

        @Test
        void codeOpens() {
            assertThat(refused(People.PASSWORD, now(), null)).isNull();
        }

        @Test
        void recoveryCodeTakesThePlaceOfACode() {
            assertThat(refused(People.PASSWORD, null, recovery)).isNull();
        }

        @Test
        void roleThatNeedsASecondFactorCounts() {
            people.give(ada, "Moderator");
            assertThat(open(request(People.PASSWORD, now(), null)).tokens().roles())
                    .containsExactly("Moderator", "User");
        }

        @Test
        void passwordAloneOpensNothing() {
            assertThat(refused(People.PASSWORD, null, null)).isEqualTo(ProblemType.SECOND_FACTOR_REQUIRED);
            assertThat(rows.count("session")).isZero();
        }

        @Test
        void wrongPasswordIsRefusedWithoutMentionOfTheCode() {
            assertThat(refused(People.WRONG, now(), null)).isEqualTo(ProblemType.INVALID_CREDENTIALS);
        }

        private String now() {
            return app.codeAt(clock.instant());
        }
    }

    private Opened open() {
        return open(request(People.PASSWORD, null, null));
    }

    private Opened open(TokenRequest request) {
        return login.open(request, null, browser.requester());
    }

    private ProblemType refused(String password, String code, String recoveryCode) {
        return Refused.as(() -> open(request(password, code, recoveryCode)));
    }

    private TokenRequest request(String password, String code, String recoveryCode) {
        return new TokenRequest(null, ada.username(), password, code, recoveryCode, null);
    }
}
