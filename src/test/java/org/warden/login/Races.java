package org.warden.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.Rush;
import org.warden.server.Visitor;

/**
 * Concurrent calls to one session that contradict each other, on one node or several. Whatever their order, the outcome is
 * consistent.
 */
final class Races {
    private static final int CALLERS = 20;
    private static final String ROLE = "Administrator";

    /** How soon another node knows (ASVS 7.4.1). */
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);

    private final List<Api> nodes;
    private final Supplier<Api> administrator;

    /** @param administrator the API as an administrator calls it, on one of the nodes; its token need not outlive a round */
    Races(Supplier<Api> administrator, Api... nodes) {
        this.administrator = administrator;
        this.nodes = List.of(nodes);
    }

    /** Twenty callers use one refresh token: all get the same next one, which works once. */
    void sameRefreshToken(int rounds) throws InterruptedException {
        Visitor visitor = Visitor.registered(nodes.get(0));
        String token = visitor.logIn().text("refreshToken");
        for (int round = 0; round < rounds; round++) {
            String spent = token;
            List<Answer> answers = Rush.of(CALLERS, caller -> node(caller).renew(spent));
            assertThat(answers).extracting(Answer::status).containsOnly(200);
            Set<String> successors =
                    answers.stream().map(answer -> answer.text("refreshToken")).collect(Collectors.toSet());
            assertThat(successors)
                    .as("live chains in round %s", round)
                    .hasSize(1)
                    .doesNotContain(spent);
            token = successors.iterator().next();
        }
        assertThat(sessions(visitor)).as("live sessions").isEqualTo(2);
    }

    /** Some use a refresh token while its owner revokes it. */
    void refreshAgainstRevoke(int rounds) throws InterruptedException {
        Visitor visitor = Visitor.registered(nodes.get(0));
        for (int round = 0; round < rounds; round++) {
            Answer login = visitor.logIn();
            List<Answer> answers = rush(refreshes(login), caller -> node(caller).revoke(login.text("refreshToken")));
            assertThat(answers.get(answers.size() - 1).status()).isEqualTo(200);
            nothingWorks(login, answers);
        }
    }

    /** Some callers use a refresh token, and one logs in with the old password, while another session changes the password. */
    void refreshAgainstPasswordChange(int rounds) throws InterruptedException {
        Visitor visitor = Visitor.registered(nodes.get(0));
        String current = Api.PASSWORD;
        for (int round = 0; round < rounds; round++) {
            String old = current;
            String next = "correct battery " + round + " staple";
            Answer stranger = session(visitor, old);
            String owner = session(visitor, old).text("token");
            List<Supplier<Answer>> others = refreshes(stranger);
            others.add(() -> visitor.by(node(1)).logIn(old));
            List<Answer> answers = rush(
                    others,
                    caller -> node(caller)
                            .as(owner)
                            .put("api/user/password", Api.json("currentPassword", old, "newPassword", next)));
            assertThat(answers.get(answers.size() - 1).status()).isEqualTo(200);
            nothingWorks(stranger, answers.subList(0, answers.size() - 1));
            assertThat(nodes.get(0).as(owner).get("api/secured").status()).isEqualTo(200);
            current = next;
        }
    }

    /** Some callers use a refresh token while the role is removed: afterwards no token of the session has the role. */
    void refreshAgainstRoleRemoval(int rounds) throws InterruptedException {
        Visitor visitor = Visitor.registered(nodes.get(0));
        for (int round = 0; round < rounds; round++) {
            // Before the rush: a login would come too late to coincide with a renewal.
            Api owner = administrator.get();
            assertThat(owner.giveRole(visitor.email, ROLE).status()).isEqualTo(200);
            Answer login = visitor.logIn();
            // Another node learns of the added role as late as of the removed one.
            everywhere(200, login.text("token"), "POST");
            List<Answer> answers = rush(refreshes(login), caller -> owner.takeRole(visitor.email, ROLE));
            assertThat(answers).extracting(Answer::status).containsOnly(200);
            List<Answer> tokens = new ArrayList<>(answers.subList(0, answers.size() - 1));
            tokens.add(login);
            tokens.add(node(round).renew(answers.get(0).text("refreshToken")));
            tokens.forEach(answer -> everywhere(403, answer.text("token"), "POST"));
        }
    }

    private void nothingWorks(Answer login, List<Answer> answers) {
        List<Answer> tokens = new ArrayList<>(answers);
        tokens.add(login);
        assertThat(answers).extracting(Answer::status).containsAnyOf(200, 401).doesNotContain(500, 503);
        for (Answer answer : tokens) {
            if (answer.text("token") != null) {
                assertThat(nodes.get(0).renew(answer.text("refreshToken")).status())
                        .isEqualTo(401);
                everywhere(401, answer.text("token"), "GET");
            }
        }
    }

    /** At once on a single node; on several nodes, the others learn of it later. */
    private void everywhere(int status, String token, String method) {
        for (Api node : nodes) {
            Supplier<Answer> call = () -> method.equals("GET")
                    ? node.as(token).get("api/secured")
                    : node.as(token).post("api/secured", "");
            if (nodes.size() == 1) {
                assertThat(call.get().status()).isEqualTo(status);
            } else {
                await().atMost(ELSEWHERE)
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> call.get().status() == status);
            }
        }
    }

    private List<Supplier<Answer>> refreshes(Answer login) {
        return IntStream.range(0, 3)
                .<Supplier<Answer>>mapToObj(caller -> () -> node(caller).renew(login.text("refreshToken")))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** The answers of the callers, and last the answer to the conflicting call. */
    private static List<Answer> rush(List<Supplier<Answer>> callers, IntFunction<Answer> deed)
            throws InterruptedException {
        List<Supplier<Answer>> all = new ArrayList<>(callers);
        all.add(() -> deed.apply(callers.size()));
        return Rush.of(all);
    }

    private Api node(int caller) {
        return nodes.get(caller % nodes.size());
    }

    /** Opens a session, which must succeed. */
    private static Answer session(Visitor visitor, String password) {
        Answer answer = visitor.logIn(password);
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }

    private static int sessions(Visitor visitor) {
        return visitor.newSession()
                .get("api/user/sessions")
                .json()
                .getJsonArray("sessions")
                .size();
    }
}
