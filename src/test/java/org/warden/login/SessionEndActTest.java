package org.warden.login;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.bearer.TokenCheck;
import org.warden.login.Logins.Opened;
import org.warden.mirror.Mirrors;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;

@Acts
class SessionEndActTest {
    @Inject
    SessionEnd end;

    @Inject
    Renewal renewal;

    @Inject
    TokenCheck check;

    @Inject
    Mirrors mirrors;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    Rows rows;

    private Owner ada;
    private Opened login;

    @BeforeEach
    void logIn() {
        ada = people.register("ada");
        login = people.logIn(ada);
        rows.forgetEvents();
    }

    @Test
    void sessionEndsByItsRefreshToken() {
        end.revoke(login.refreshToken(), browser.requester());
        assertThat(rows.text("select end_reason from session")).isEqualTo("REVOKED");
    }

    @Test
    void sessionEndsByARefreshTokenThatWasUsed() {
        renewal.renew(login.refreshToken(), browser.requester());
        end.revoke(login.refreshToken(), browser.requester());
        assertThat(rows.count("session where ended is null")).isZero();
    }

    @Test
    void unknownRefreshTokenEndsNoSession() {
        end.revoke("x", browser.requester());
        assertThat(rows.count("session where ended is null")).isEqualTo(1);
        assertThat(rows.events()).isEmpty();
    }

    @Test
    void endIsOnRecord() {
        end.revoke(login.refreshToken(), browser.requester());
        assertThat(rows.events()).containsExactly("SESSION_ENDED " + login.session());
        assertThat(rows.count("audit_event where account_id = ?", ada.id())).isEqualTo(1);
    }

    @Test
    void sessionEndsOnce() {
        end.end(login.session(), browser.requester());
        end.end(login.session(), browser.requester());
        assertThat(rows.events()).hasSize(1);
    }

    @Test
    void endedSessionIsRenewedNoMore() {
        end.end(login.session(), browser.requester());
        assertThat(renewal.renew(login.refreshToken(), browser.requester())).isEmpty();
    }

    @Test
    void tokenOfAnEndedSessionOpensNothingOnThisNode() {
        assertThat(check.check(login.accessToken()).isRefused()).as("before").isFalse();
        end.end(login.session(), browser.requester());
        mirrors.catchUp();
        assertThat(check.check(login.accessToken()).refusal()).isEqualTo("session ended");
    }

    @Test
    void ownerEndsOneOfTheSessions() {
        UUID other = people.logIn(ada).session();
        end.end(People.caller(ada), other, browser.requester());
        assertThat(rows.texts("select cast(id as varchar) from session where ended is null"))
                .containsExactly(login.session().toString());
    }

    @Test
    void sessionOfAnotherIsNotFoundAndGoesOn() {
        Owner grace = people.register("grace");
        assertThat(Refused.as(() -> end.end(People.caller(grace), login.session(), browser.requester())))
                .isEqualTo(ProblemType.SESSION_NOT_FOUND);
        assertThat(rows.count("session where ended is null")).isEqualTo(1);
    }

    @Test
    void sessionThatEndedIsNotFound() {
        end.end(People.caller(ada), login.session(), browser.requester());
        assertThat(Refused.as(() -> end.end(People.caller(ada), login.session(), browser.requester())))
                .isEqualTo(ProblemType.SESSION_NOT_FOUND);
    }

    @Test
    void allOthersEnd() {
        people.logIn(ada);
        people.logIn(ada);
        end.endOthers(People.caller(ada, Optional.of(login.session())), browser.requester());
        assertThat(rows.texts("select cast(id as varchar) from session where ended is null"))
                .containsExactly(login.session().toString());
        assertThat(rows.events()).last().isEqualTo("OTHER_SESSIONS_ENDED");
    }

    @Test
    void callerWithoutASessionEndsAll() {
        end.endOthers(People.caller(ada), browser.requester());
        assertThat(rows.count("session where ended is null")).isZero();
    }

    @Test
    void removedAccountRecordsNoEndOfSessions() {
        end.endOthers(People.caller(People.GONE), browser.requester());
        assertThat(rows.events()).isEmpty();
    }
}
