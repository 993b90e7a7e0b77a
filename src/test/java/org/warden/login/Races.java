package org.warden.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
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

/**
 * Callers who do to one session at the same moment what does not go together, on one node or spread over several. Whatever
 * the order in which they were served: afterwards one thing is true.
 */
final class Races {
    /** {@code warden.it.rounds} of the build. */
    static final int ROUNDS = Integer.getInteger("warden.it.rounds");

    private static final int CALLERS = 20;

    /** How soon another node knows (ASVS 7.4.1). */
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);

    private final List<Api> nodes;
    private final Supplier<Api> administrator;

    /** @param administrator the API as an administrator calls it, on one of the nodes; its token need not outlive a round */
    Races(Supplier<Api> administrator, Api... nodes) {
        this.administrator = administrator;
        this.nodes = List.of(nodes);
    }

    /** Twenty use one refresh token: they all go on with the same next one, which works once more. */
    void sameRefreshToken(int rounds) throws InterruptedException {
        String email = newcomer();
        String token = login(email).text("refreshToken");
        for (int round = 0; round < rounds; round++) {
            String spent = token;
            List<Answer> answers = Rush.of(CALLERS, caller -> refresh(node(caller), spent));
            assertThat(answers).extracting(Answer::status).containsOnly(200);
            Set<String> successors =
                    answers.stream().map(answer -> answer.text("refreshToken")).collect(Collectors.toSet());
            assertThat(successors)
                    .as("live chains in round %s", round)
                    .hasSize(1)
                    .doesNotContain(spent);
            token = successors.iterator().next();
        }
        assertThat(sessions(email)).as("live sessions").isEqualTo(2);
    }

    /** Some use a refresh token while its owner revokes it. */
    void refreshAgainstRevoke(int rounds) throws InterruptedException {
        String email = newcomer();
        for (int round = 0; round < rounds; round++) {
            Answer login = login(email);
            List<Answer> answers = rush(refreshes(login), caller -> revoke(node(caller), login.text("refreshToken")));
            assertThat(answers.get(answers.size() - 1).status()).isEqualTo(200);
            nothingWorks(login, answers);
        }
    }

    /** Some use a refresh token, and somebody logs in with the old password, while it is changed in another session. */
    void refreshAgainstPasswordChange(int rounds) throws InterruptedException {
        String email = newcomer();
        for (int round = 0; round < rounds; round++) {
            String old = password(round);
            String next = password(round + 1);
            Answer stranger = login(email, old);
            String owner = login(email, old).text("token");
            List<Supplier<Answer>> others = refreshes(stranger);
            others.add(() -> node(1).post("api/user/token", Api.credentials(email, old)));
            List<Answer> answers =
                    rush(others, caller -> changePassword(node(caller).as(owner), old, next));
            assertThat(answers.get(answers.size() - 1).status()).isEqualTo(200);
            nothingWorks(stranger, answers.subList(0, answers.size() - 1));
            assertThat(nodes.get(0).as(owner).get("api/secured").status()).isEqualTo(200);
        }
    }

    /** Some use a refresh token while the role is taken: no token of the session opens the door of the role any more. */
    void refreshAgainstRoleRemoval(int rounds) throws InterruptedException {
        String email = newcomer();
        for (int round = 0; round < rounds; round++) {
            // Before the rush: a login would come too late to meet a renewal.
            Api owner = administrator.get();
            assertThat(role(owner, "addrole", email).status()).isEqualTo(200);
            Answer login = login(email);
            // That it has the role again, another node learns as late as that it lost it.
            everywhere(200, login.text("token"), "POST");
            List<Answer> answers = rush(refreshes(login), caller -> role(owner, "removerole", email));
            assertThat(answers).extracting(Answer::status).containsOnly(200);
            List<Answer> tokens = new ArrayList<>(answers.subList(0, answers.size() - 1));
            tokens.add(login);
            tokens.add(refresh(node(round), answers.get(0).text("refreshToken")));
            tokens.forEach(answer -> everywhere(403, answer.text("token"), "POST"));
        }
    }

    private void nothingWorks(Answer login, List<Answer> answers) {
        List<Answer> tokens = new ArrayList<>(answers);
        tokens.add(login);
        assertThat(answers).extracting(Answer::status).containsAnyOf(200, 401).doesNotContain(500, 503);
        for (Answer answer : tokens) {
            if (answer.text("token") != null) {
                assertThat(refresh(nodes.get(0), answer.text("refreshToken")).status())
                        .isEqualTo(401);
                everywhere(401, answer.text("token"), "GET");
            }
        }
    }

    /** At once on a single node; on several, the node that did it is not known to the other ones sooner. */
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
                .<Supplier<Answer>>mapToObj(caller -> () -> refresh(node(caller), login.text("refreshToken")))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** The answers of the callers, and last the answer to the one thing that is done to them. */
    private static List<Answer> rush(List<Supplier<Answer>> callers, IntFunction<Answer> deed)
            throws InterruptedException {
        List<Supplier<Answer>> all = new ArrayList<>(callers);
        all.add(() -> deed.apply(callers.size()));
        return Rush.of(all);
    }

    private Api node(int caller) {
        return nodes.get(caller % nodes.size());
    }

    private String newcomer() {
        String someone = Api.someone();
        assertThat(nodes.get(0)
                        .post("api/user/register", Api.registration(someone, Api.email(someone), password(0)))
                        .status())
                .isEqualTo(201);
        return Api.email(someone);
    }

    private static String password(int round) {
        return "correct battery " + round + " staple";
    }

    private Answer login(String email) {
        return login(email, password(0));
    }

    private Answer login(String email, String password) {
        Answer answer = nodes.get(0).post("api/user/token", Api.credentials(email, password));
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }

    private int sessions(String email) {
        return nodes.get(0)
                .as(login(email).text("token"))
                .get("api/user/sessions")
                .json()
                .getJsonArray("sessions")
                .size();
    }

    private static Answer role(Api owner, String act, String email) {
        return owner.post("api/user/" + act, "{\"email\":\"" + email + "\",\"role\":\"Administrator\"}");
    }

    static Answer changePassword(Api owner, String old, String next) {
        return owner.send(
                "PUT",
                "api/user/password",
                "application/json",
                BodyPublishers.ofString("{\"currentPassword\":\"" + old + "\",\"newPassword\":\"" + next + "\"}"));
    }

    static Answer refresh(Api api, String token) {
        return api.post("api/user/refresh-token", "{\"refreshToken\":\"" + token + "\"}");
    }

    static Answer revoke(Api api, String token) {
        return api.post("api/user/revoke-token", "{\"token\":\"" + token + "\"}");
    }
}
