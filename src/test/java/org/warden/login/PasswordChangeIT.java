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
import org.warden.server.Visitor;

/** A new password replaces the old one completely (ASVS 6.2.2, 6.2.3, 7.4.3). */
class PasswordChangeIT extends OnServer {
    private static final String NEXT = "another battery 9 staple";

    private Visitor visitor;
    private Answer login;

    @BeforeEach
    void logIn() {
        visitor = Visitor.registered(api);
        login = visitor.enter();
    }

    @Test
    void newPasswordOpensTheAccountAndTheOldOneDoesNot() {
        assertThat(visitor.changePassword(Api.PASSWORD, NEXT).text("message")).isEqualTo("Password changed.");
        assertThat(api.login(visitor.email, NEXT)).isNotEmpty();
        visitor.logIn(Api.PASSWORD).mustBe(401, "invalid-credentials");
    }

    @Test
    void sessionThatChangesGoesOn() {
        visitor.changePassword(Api.PASSWORD, NEXT);
        assertThat(visitor.own().get("api/secured").status()).isEqualTo(200);
        assertThat(api.renew(login.text("refreshToken")).status()).isEqualTo(200);
    }

    @Test
    void allOtherSessionsAreDeadAtOnce() {
        Answer other = visitor.logIn();
        visitor.changePassword(Api.PASSWORD, NEXT);
        api.as(other.text("token")).get("api/secured").mustBe(401, "invalid-token");
        api.renew(other.text("refreshToken")).mustBe(401, "invalid-token");
    }

    @Test
    void wrongCurrentPasswordIsNamedAndChangesNothing() {
        Answer other = visitor.logIn();
        assertThat(visitor.changePassword("wrong", NEXT)
                        .mustBe(400, "invalid-input")
                        .fields())
                .containsExactly("currentPassword");
        assertThat(api.login(visitor.email, Api.PASSWORD)).isNotEmpty();
        assertThat(api.renew(other.text("refreshToken")).status()).isEqualTo(200);
    }

    /** ASVS 6.2.4, 6.2.11: the policy of a registration. */
    @Test
    void weakPasswordIsNamedAndChangesNothing() {
        for (String weak : List.of("short", "passwordpassword", visitor.username + " is my name")) {
            assertThat(visitor.changePassword(Api.PASSWORD, weak)
                            .mustBe(400, "invalid-input")
                            .fields())
                    .containsOnly("newPassword");
        }
        assertThat(api.login(visitor.email, Api.PASSWORD)).isNotEmpty();
    }

    @Test
    void ofTwentyChangesOfOnePasswordAtOnceOneSucceeds() throws Exception {
        String current = Api.PASSWORD;
        for (int round = 0; round < 3; round++) {
            String old = current;
            String prefix = "battery of round " + round + ", number ";
            List<Answer> answers = Rush.of(20, number -> visitor.changePassword(old, prefix + number + "!"));
            assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 400);
            int winner = answers.stream().map(Answer::status).toList().indexOf(200);
            String next = prefix + winner + "!";
            // Every call after the first counts as a wrong guess, which causes a pause or a lock.
            TestDatabase.change("delete from guess_count");
            assertThat(api.login(visitor.email, next)).isNotEmpty();
            current = next;
        }
    }
}
