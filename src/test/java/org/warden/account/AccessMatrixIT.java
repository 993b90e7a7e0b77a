package org.warden.account;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.warden.door.Doors;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Visitor;

/** The access matrix: every role at every address with every method (ASVS 8.1.1, 8.2.1). */
@Tag("edge")
public class AccessMatrixIT extends OnServer {
    private static final List<String> CALLERS = List.of("anonymous", "User", "Moderator", "Administrator");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** The statuses for the four callers; 400 is the answer to an empty object, after the gate. */
    private static final Map<String, List<Integer>> ALLOWED = Map.ofEntries(
            entry("POST api/user/register", List.of(400, 400, 400, 400)),
            entry("POST api/user/token", List.of(400, 400, 400, 400)),
            entry("POST api/user/refresh-token", List.of(400, 400, 400, 400)),
            // An empty object names no token: callers with a token of their own end its session.
            entry("POST api/user/revoke-token", List.of(400, 200, 200, 200)),
            entry("POST api/user/ticket", List.of(401, 200, 200, 200)),
            entry("POST api/user/use-ticket", List.of(400, 400, 400, 400)),
            entry("POST api/user/addrole", List.of(401, 403, 403, 400)),
            entry("POST api/user/removerole", List.of(401, 403, 403, 400)),
            entry("PUT api/users/{id}/roles/{role}", List.of(401, 403, 403, 404)),
            entry("DELETE api/users/{id}/roles/{role}", List.of(401, 403, 403, 404)),
            entry("GET api/groups", List.of(401, 403, 403, 200)),
            entry("POST api/groups", List.of(401, 403, 403, 400)),
            entry("GET api/groups/{id}", List.of(401, 403, 403, 404)),
            entry("PATCH api/groups/{id}", List.of(401, 403, 403, 404)),
            entry("DELETE api/groups/{id}", List.of(401, 403, 403, 404)),
            entry("GET api/groups/{id}/members", List.of(401, 403, 403, 404)),
            entry("PUT api/groups/{id}/members/{account}", List.of(401, 403, 403, 404)),
            entry("DELETE api/groups/{id}/members/{account}", List.of(401, 403, 403, 404)),
            entry("GET api/user", List.of(401, 200, 200, 200)),
            entry("PATCH api/user", List.of(401, 400, 400, 400)),
            entry("DELETE api/user", List.of(401, 415, 415, 415)),
            entry("GET api/user/export", List.of(401, 200, 200, 200)),
            entry("PUT api/user/password", List.of(401, 400, 400, 400)),
            entry("PUT api/user/email", List.of(401, 400, 400, 400)),
            entry("POST api/user/confirm-email", List.of(400, 400, 400, 400)),
            entry("POST api/user/resend-confirmation", List.of(400, 400, 400, 400)),
            entry("POST api/user/undo-email", List.of(400, 400, 400, 400)),
            entry("POST api/user/forgot-password", List.of(400, 400, 400, 400)),
            entry("POST api/user/reset-password", List.of(400, 400, 400, 400)),
            entry("POST api/user/proof", List.of(401, 400, 400, 400)),
            entry("GET api/user/access", List.of(401, 400, 400, 400)),
            entry("POST api/user/2fa", List.of(401, 200, 200, 200)),
            entry("POST api/user/2fa/confirm", List.of(401, 400, 400, 400)),
            entry("DELETE api/user/2fa", List.of(401, 415, 415, 415)),
            entry("POST api/user/2fa/recovery-codes", List.of(401, 400, 400, 400)),
            entry("GET api/user/sessions", List.of(401, 200, 200, 200)),
            entry("DELETE api/user/sessions", List.of(401, 204, 204, 204)),
            entry("DELETE api/user/sessions/{id}", List.of(401, 404, 404, 404)),
            entry("GET api/audit", List.of(401, 403, 403, 200)),
            entry("GET api/audit/counts", List.of(401, 403, 403, 400)),
            entry("GET api/audit/verify", List.of(401, 403, 403, 200)),
            entry("GET api/roles", List.of(401, 403, 403, 200)),
            entry("POST api/roles", List.of(401, 403, 403, 400)),
            entry("GET api/roles/{name}", List.of(401, 403, 403, 404)),
            entry("PATCH api/roles/{name}", List.of(401, 403, 403, 400)),
            entry("DELETE api/roles/{name}", List.of(401, 403, 403, 404)),
            entry("GET api/permissions", List.of(401, 403, 403, 200)),
            entry("PUT api/permissions/{application}", List.of(401, 403, 403, 400)),
            entry("GET api/keys", List.of(401, 403, 403, 200)),
            entry("POST api/keys/{kid}/revoke", List.of(401, 403, 403, 404)),
            entry("GET api/users", List.of(401, 403, 403, 200)),
            entry("GET api/users/counts", List.of(401, 403, 403, 200)),
            entry("POST api/users", List.of(401, 403, 403, 400)),
            entry("POST api/users/{id}/invite", List.of(401, 403, 403, 404)),
            entry("GET api/users/{id}", List.of(401, 403, 403, 404)),
            entry("GET api/users/{id}/access", List.of(401, 403, 403, 400)),
            entry("PATCH api/users/{id}", List.of(401, 403, 403, 400)),
            entry("POST api/users/{id}/lock", List.of(401, 403, 403, 404)),
            entry("POST api/users/{id}/unlock", List.of(401, 403, 403, 404)),
            entry("POST api/users/{id}/disable", List.of(401, 403, 403, 404)),
            entry("POST api/users/{id}/enable", List.of(401, 403, 403, 404)),
            entry("POST api/users/{id}/logout", List.of(401, 403, 403, 404)),
            entry("GET api/users/{id}/sessions", List.of(401, 403, 403, 404)),
            entry("DELETE api/users/{id}/sessions/{session}", List.of(401, 403, 403, 404)),
            entry("POST api/users/{id}/password", List.of(401, 403, 403, 400)),
            entry("DELETE api/users/{id}/2fa", List.of(401, 403, 403, 404)),
            entry("DELETE api/users/{id}", List.of(401, 403, 403, 404)),
            entry("POST api/users/{id}/restore", List.of(401, 403, 403, 404)),
            entry("GET api/secured", List.of(401, 200, 200, 200)),
            entry("POST api/secured", List.of(401, 403, 403, 200)),
            entry("GET .well-known/microprofile-config.properties", List.of(200, 200, 200, 200)),
            entry("GET .well-known/jwks.json", List.of(200, 200, 200, 200)),
            entry("GET .well-known/warden-permissions", List.of(200, 200, 200, 200)),
            entry("GET openapi", List.of(200, 200, 200, 200)),
            entry("GET openapi/ui/", List.of(200, 200, 200, 200)),
            entry("GET openapi/ui/{script}", List.of(200, 200, 200, 200)),
            entry("GET openapi/ui/swagger-ui.css", List.of(200, 200, 200, 200)),
            entry("GET openapi/ui/swagger-ui-bundle.js.LICENSE.txt", List.of(200, 200, 200, 200)),
            entry("GET console/", List.of(200, 200, 200, 200)),
            entry("GET console/style.css", List.of(200, 200, 200, 200)),
            entry("GET console/lib/LICENSE.txt", List.of(200, 200, 200, 200)),
            entry("GET console/{script}", List.of(404, 404, 404, 404)),
            entry("GET console/{folder}/{script}", List.of(404, 404, 404, 404)),
            entry("GET account/", List.of(200, 200, 200, 200)),
            // Its token is a setting.
            entry("GET metrics", List.of(401, 401, 401, 401)),
            entry("GET link/{page}", List.of(200, 200, 200, 200)),
            entry("GET link/link.css", List.of(200, 200, 200, 200)),
            entry("GET link/link.js", List.of(200, 200, 200, 200)),
            entry("GET health/started", List.of(200, 200, 200, 200)),
            entry("GET health/live", List.of(200, 200, 200, 200)),
            entry("GET health/ready", List.of(200, 200, 200, 200)));

    /** It would change the server that other tests use; see KeysIT. */
    private static final String ELSEWHERE = "POST api/keys/rotate";

    private static final Set<String> CODES = Set.of(
            "400 invalid-input",
            "401 token-required",
            "401 invalid-token",
            "403 forbidden",
            "404 not-found",
            "404 account-not-found",
            "404 session-not-found",
            "404 group-not-found",
            "404 role-not-found",
            "404 key-not-found",
            "405 method-not-allowed",
            "415 unsupported-media-type");

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
            answer.mustBe(call.status(), answer.code());
            assertThat(CODES).contains(call.status() + " " + answer.code());
        }
        assertThat(answer.header("WWW-Authenticate"))
                .isEqualTo(
                        switch (call.status()) {
                            case 401 ->
                                "invalid-token".equals(answer.code()) ? "Bearer error=\"invalid_token\"" : "Bearer";
                            case 403 -> "Bearer error=\"insufficient_scope\"";
                            default -> "";
                        });
    }

    static Stream<Call> callerIsAnsweredAsTheTableSays() {
        List<Call> calls = new ArrayList<>();
        Map<String, List<Integer>> allowed = new HashMap<>();
        Doors.OURS.all().stream()
                .filter(door -> ALLOWED.containsKey(door.call()))
                .forEach(door -> allowed.put(door.method() + " " + door.example(), ALLOWED.get(door.call())));
        List<String> paths = allowed.keySet().stream()
                .map(call -> call.split(" ", 2)[1])
                .distinct()
                .sorted()
                .toList();
        for (String path : paths) {
            // Another method finds the account of this id on some servers, and no method on others.
            for (String method : path.endsWith("api/users/counts") ? List.of("GET") : METHODS) {
                List<Integer> statuses = allowed.getOrDefault(method + " " + path, List.of(405, 405, 405, 405));
                for (int caller = 0; caller < CALLERS.size(); caller++) {
                    calls.add(new Call(CALLERS.get(caller), method, path, statuses.get(caller)));
                }
            }
        }
        return calls.stream();
    }

    /** The rows missing for these doors, and the rows without a door. */
    public static List<String> missing(Doors doors) {
        return Doors.difference(
                doors.all(),
                Stream.concat(ALLOWED.keySet().stream(), Stream.of(ELSEWHERE)).toList());
    }

    private String token(String role) {
        if (tokens == null || api.as(tokens.get(role)).get("api/secured").status() == 401) {
            tokens = Map.of(
                    "User", having("User"), "Moderator", having("Moderator"), "Administrator", having("Administrator"));
        }
        return tokens.get(role);
    }

    private String having(String role) {
        Visitor visitor = Visitor.registered(api);
        assertThat(api.asAdministrator().giveRole(visitor.email, role).status()).isEqualTo(200);
        return visitor.logIn().text("token");
    }
}
