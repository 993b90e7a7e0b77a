package org.warden.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Rush;
import org.warden.server.TestDatabase;
import org.warden.server.Visitor;

/** Tickets as a service beside Warden uses them; {@code FeedIT} opens connections with them. */
class TicketIT extends OnServer {
    private Visitor visitor;

    @BeforeEach
    void logIn() {
        visitor = Visitor.loggedIn(api);
    }

    private String ticket() {
        Answer answer = visitor.own().post("api/user/ticket", "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        return answer.text("ticket");
    }

    private Answer use(String ticket) {
        return api.post("api/user/use-ticket", Api.json("ticket", ticket));
    }

    @Test
    void serviceLearnsTheCaller() {
        Answer caller = use(ticket());
        assertThat(caller.status()).as(caller.body()).isEqualTo(200);
        assertThat(caller.text("username")).isEqualTo(visitor.username);
        assertThat(caller.text("id")).isEqualTo(visitor.own().get("api/user").text("id"));
        assertThat(caller.json().getJsonArray("roles").toString()).isEqualTo("[\"User\"]");
        assertThat(caller.json().getInt("expiresIn")).isBetween(1, 900);
    }

    /** A ticket is worth one connection, and never a token. */
    @Test
    void answerHasNoSecret() {
        assertThat(use(ticket()).json().keySet())
                .containsExactlyInAnyOrder("id", "username", "roles", "session", "expiresIn");
    }

    @Test
    void ofTwentyUsesOneSucceeds() throws InterruptedException {
        for (int round = 0; round < 5; round++) {
            String ticket = ticket();
            List<Answer> answers = Rush.of(20, number -> use(ticket));
            assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 401);
        }
    }

    @Test
    void expiredTicketIsRefused() throws SQLException {
        String ticket = ticket();
        TestDatabase.change("update ticket set expires = '2020-01-01T00:00:00Z'");
        use(ticket).mustBe(401, "invalid-token");
    }

    @Test
    void ticketOfAnEndedSessionIsRefused() {
        String ticket = ticket();
        visitor.own().post("api/user/revoke-token", "");
        use(ticket).mustBe(401, "invalid-token");
    }
}
