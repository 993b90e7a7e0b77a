package org.warden.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.door.Door;
import org.warden.door.Doors;
import org.warden.openapi.Fuzz.Sent;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Visitor;

/**
 * Requests that are made from the description of the API, most of them wrong. None fails the server, each refusal is a problem,
 * each answer is described, and a request with a mistake never succeeds. {@code -Dwarden.it.fuzz} sets their number, {@code
 * -Dwarden.it.seed} makes another series.
 */
class FuzzIT extends OnServer {
    private static final int REQUESTS = Integer.getInteger("warden.it.fuzz", 1_000);
    private static final long SEED = Long.getLong("warden.it.seed", 1);
    private static final String ROLE = "Administrator";

    /** A proof of the account lives longer than so many requests. */
    private static final int REQUESTS_OF_A_CALLER = 2_000;

    private final Random random = new Random(SEED);
    private final Set<String> succeeded = new HashSet<>();
    private Visitor user;
    private Visitor administrator;

    @BeforeEach
    void enter() {
        user = Visitor.loggedIn(api);
        administrator = Visitor.registered(api);
        assertThat(api.asAdministrator().giveRole(administrator.email, ROLE).status())
                .isEqualTo(200);
        administrator.enter();
    }

    /** Other tests count the administrators. */
    @AfterEach
    void giveUp() {
        api.asAdministrator().takeRole(administrator.email, ROLE);
    }

    @Test
    void everyRequestGetsADescribedAnswer() {
        Fuzz fuzz = new Fuzz(Judge.document(), SEED, List.of(account(), account(), account()));
        for (int i = 1; i <= REQUESTS; i++) {
            judge(i, fuzz.next());
            if (i % REQUESTS_OF_A_CALLER == 0) {
                replaceCallers();
            }
        }
        // Otherwise nearly all requests would be refused for the same few reasons.
        assertThat(succeeded.size())
                .as("doors that have answered a success: %s", succeeded)
                .isGreaterThan(Doors.OURS.all().size() / 2);
    }

    private void judge(int number, Sent sent) {
        Api caller = caller(random.nextInt(10));
        Answer answer = send(caller, sent);
        String what = number + ": " + sent + ", answered " + answer;
        if (answer.status() >= 400) {
            answer.mustBe(answer.status(), answer.code());
            assertThat(answer.status())
                    .as(what)
                    .satisfiesAnyOf(
                            status -> assertThat(status).isLessThan(500),
                            status -> assertThat(status).isEqualTo(503));
        } else {
            assertThat(sent.mistake()).as(what).isNull();
            Doors.OURS.at(answer.call()).map(Door::call).ifPresent(succeeded::add);
        }
        if ("invalid-token".equals(answer.code()) && (caller == user.own() || caller == administrator.own())) {
            replaceCallers();
        }
    }

    private static Answer send(Api caller, Sent sent) {
        HttpRequest.Builder request =
                caller.request(sent.path()).method(sent.method(), BodyPublishers.ofByteArray(sent.body()));
        sent.headers().forEach(request::header);
        if (sent.type() != null) {
            request.header("Content-Type", sent.type());
        }
        return caller.send(request);
    }

    /** Most calls are an administrator's: others are refused before their body is read. */
    private Api caller(int chance) {
        return switch (chance) {
            case 0 -> api;
            case 1 -> api.as("garbage");
            case 2 -> user.own();
            default -> administrator.own();
        };
    }

    /** A request may have ended their sessions or deleted their accounts. */
    private void replaceCallers() {
        giveUp();
        enter();
    }

    private String account() {
        return Visitor.loggedIn(api).own().get("api/user").text("id");
    }
}
