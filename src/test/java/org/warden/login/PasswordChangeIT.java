package org.warden.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Rush;
import org.warden.server.TestDatabase;

/** A new password, and what of the old one is left: nothing (ASVS 6.2.2, 6.2.3, 7.4.3). */
class PasswordChangeIT extends OnServer {
    private static final String NEXT = "another battery 9 staple";

    private Visitor visitor;
    private Answer login;
    private Api owner;

    @BeforeEach
    void logIn() {
        visitor = new Visitor(api);
        login = visitor.login();
        owner = api.as(login.text("token"));
    }

    @Test
    void newPasswordOpensTheAccountAndTheOldOneDoesNot() {
        assertThat(change(Api.PASSWORD, NEXT).text("message")).isEqualTo("Password changed.");
        assertThat(api.login(visitor.email, NEXT)).isNotEmpty();
        api.post("api/user/token", Api.credentials(visitor.email, Api.PASSWORD)).mustBe(401, "invalid-credentials");
    }

    @Test
    void sessionThatChangesGoesOn() {
        change(Api.PASSWORD, NEXT);
        assertThat(owner.get("api/secured").status()).isEqualTo(200);
        assertThat(Races.refresh(api, login.text("refreshToken")).status()).isEqualTo(200);
    }

    @Test
    void allOtherSessionsAreDeadAtOnce() {
        Answer other = visitor.login();
        change(Api.PASSWORD, NEXT);
        api.as(other.text("token")).get("api/secured").mustBe(401, "invalid-token");
        Races.refresh(api, other.text("refreshToken")).mustBe(401, "invalid-token");
    }

    @Test
    void wrongCurrentPasswordIsNamedAndChangesNothing() {
        Answer other = visitor.login();
        assertThat(change("wrong", NEXT).mustBe(400, "invalid-input").fields()).containsExactly("currentPassword");
        assertThat(api.login(visitor.email, Api.PASSWORD)).isNotEmpty();
        assertThat(Races.refresh(api, other.text("refreshToken")).status()).isEqualTo(200);
    }

    /** ASVS 6.2.4, 6.2.11: the policy of a registration. */
    @Test
    void weakPasswordIsNamedAndChangesNothing() {
        for (String weak : List.of("short", "passwordpassword", visitor.username + " is my name")) {
            assertThat(change(Api.PASSWORD, weak).mustBe(400, "invalid-input").fields())
                    .containsOnly("newPassword");
        }
        assertThat(api.login(visitor.email, Api.PASSWORD)).isNotEmpty();
    }

    @Test
    void ofTwentyWhoChangeTheSamePasswordAtOnceOneSucceeds() throws Exception {
        String current = Api.PASSWORD;
        for (int round = 0; round < 3; round++) {
            String old = current;
            String prefix = "battery of round " + round + ", number ";
            List<Answer> answers = Rush.of(20, number -> change(old, prefix + number + "!"));
            assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 400);
            int winner = answers.stream().map(Answer::status).toList().indexOf(200);
            String next = prefix + winner + "!";
            // Who came after the winner guessed wrong, which is followed by a pause or a lock.
            TestDatabase.change("delete from guess_count");
            assertThat(api.login(visitor.email, next)).isNotEmpty();
            current = next;
        }
    }

    private Answer change(String current, String next) {
        return Visitor.changePassword(owner, current, next);
    }
}
