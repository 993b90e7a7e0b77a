package org.warden.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;

/** Who may do what: every role at every address with every method (ASVS 8.1.1, 8.2.1). */
class AccessMatrixIT extends OnServer {
    private static final List<String> CALLERS = List.of("anonymous", "User", "Moderator", "Administrator");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** What the four callers are answered; 400 is the answer behind the gate, to an empty object. */
    private static final Map<String, List<Integer>> ALLOWED = Map.of(
            "POST api/user/register", List.of(400, 400, 400, 400),
            "POST api/user/token", List.of(400, 400, 400, 400),
            "POST api/user/addrole", List.of(401, 403, 403, 400),
            "POST api/user/removerole", List.of(401, 403, 403, 400),
            "GET api/user", List.of(401, 200, 200, 200),
            "GET api/secured", List.of(401, 200, 200, 200),
            "POST api/secured", List.of(401, 403, 403, 200),
            "GET .well-known/jwks.json", List.of(200, 200, 200, 200));

    private static final Map<Integer, String> CODES =
            Map.of(400, "invalid-input", 401, "token-required", 403, "forbidden", 405, "method-not-allowed");

    private static Map<String, String> tokens;

    record Call(String caller, String method, String path, int status) {
        @Override
        public String toString() {
            return caller + ": " + method + " " + path + " " + status;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void callerIsAnsweredAsTheTableSays(Call call) {
        Api caller = call.caller().equals("anonymous") ? api : api.as(token(call.caller()));
        boolean bodyless = call.method().equals("GET") || call.method().equals("DELETE");
        Answer answer = caller.send(
                call.method(),
                call.path(),
                bodyless ? null : "application/json",
                bodyless ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(call.status());
        if (call.status() >= 400) {
            answer.mustBe(call.status(), CODES.get(call.status()));
        }
        assertThat(answer.header("WWW-Authenticate"))
                .isEqualTo(
                        switch (call.status()) {
                            case 401 -> "Bearer";
                            case 403 -> "Bearer error=\"insufficient_scope\"";
                            default -> "";
                        });
    }

    static Stream<Call> callerIsAnsweredAsTheTableSays() {
        List<Call> calls = new ArrayList<>();
        List<String> paths = ALLOWED.keySet().stream()
                .map(call -> call.split(" ", 2)[1])
                .distinct()
                .sorted()
                .toList();
        for (String path : paths) {
            for (String method : METHODS) {
                List<Integer> statuses = ALLOWED.getOrDefault(method + " " + path, List.of(405, 405, 405, 405));
                for (int caller = 0; caller < CALLERS.size(); caller++) {
                    calls.add(new Call(CALLERS.get(caller), method, path, statuses.get(caller)));
                }
            }
        }
        return calls.stream();
    }

    private String token(String role) {
        if (tokens == null) {
            tokens = Map.of(
                    "User", having("User"), "Moderator", having("Moderator"), "Administrator", having("Administrator"));
        }
        return tokens.get(role);
    }

    private String having(String role) {
        String someone = Api.someone();
        assertThat(api.register(someone).status()).isEqualTo(201);
        Answer added = api.asAdministrator()
                .post("api/user/addrole", "{\"email\":\"" + Api.email(someone) + "\",\"role\":\"" + role + "\"}");
        assertThat(added.status()).isEqualTo(200);
        return api.login(Api.email(someone), Api.PASSWORD);
    }
}
