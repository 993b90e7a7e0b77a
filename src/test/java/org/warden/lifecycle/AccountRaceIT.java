package org.warden.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.warden.door.Doors;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Rush;
import org.warden.server.TestDatabase;
import org.warden.server.TestRun;
import org.warden.server.Visitor;

/**
 * Calls that write rows of one account, all at the same moment. If two of them lock the same rows in different orders, they
 * deadlock, and the database ends one of them. Takes seconds, because each round waits for a mail.
 */
public class AccountRaceIT extends OnServer {
    /** Calls that write no row of an existing account, or that need the mail of a change of address. */
    private static final Set<String> NOT_IN_THE_RACE = Set.of(
            "POST api/user/register",
            "POST api/user/confirm-email",
            "POST api/user/undo-email",
            "POST api/users",
            "POST api/users/{id}/invite",
            "POST api/groups",
            "POST api/roles",
            "PUT api/permissions/{application}",
            "POST api/keys/rotate",
            "POST api/keys/{kid}/revoke",
            "POST api/secured");

    /** Calls that end the tokens of the account: at most once in a round, and only in every other round. */
    private static final Set<String> LAST = Set.of(
            "DELETE api/user",
            "DELETE api/users/{id}",
            "DELETE api/users/{id}/2fa",
            "POST api/users/{id}/lock",
            "POST api/users/{id}/disable",
            "POST api/users/{id}/logout",
            "POST api/users/{id}/password");

    private static final Map<String, Function<AccountRaceIT, Answer>> CALLS = new LinkedHashMap<>();

    static {
        CALLS.put("PATCH api/user", race -> race.owner.own().patch("api/user", Api.json("firstName", "Joan")));
        CALLS.put("POST api/user/2fa", race -> race.owner.own().post("api/user/2fa", ""));
        CALLS.put("POST api/user/2fa/confirm", race -> race.owner.confirmSecondFactor(Api.PASSWORD, "000000"));
        CALLS.put("POST api/user/token", race -> race.owner.logIn(Api.PASSWORD, "code", "000000"));
        CALLS.put("DELETE api/user/2fa", race -> race.owner.removeSecondFactor(Api.PASSWORD, "code", "000000"));
        CALLS.put(
                "POST api/user/2fa/recovery-codes",
                race -> race.owner
                        .own()
                        .post(
                                "api/user/2fa/recovery-codes",
                                Api.json("password", Api.PASSWORD, "recoveryCode", "A".repeat(24))));
        CALLS.put("PUT api/user/password", race -> race.owner.changePassword(Api.PASSWORD, Api.PASSWORD));
        CALLS.put("PUT api/user/email", race -> race.owner.changeEmail(Api.PASSWORD, Api.email(Api.someone())));
        CALLS.put("POST api/user/refresh-token", race -> race.api.renew(race.refreshToken));
        CALLS.put("POST api/user/ticket", race -> race.owner.own().post("api/user/ticket", ""));
        CALLS.put(
                "POST api/user/use-ticket",
                race -> race.api.post("api/user/use-ticket", Api.json("ticket", race.ticket)));
        CALLS.put("POST api/user/forgot-password", race -> race.owner.forget());
        CALLS.put("POST api/user/resend-confirmation", race -> race.owner.resend());
        CALLS.put("POST api/user/reset-password", race -> race.owner.reset(race.resetToken, Api.PASSWORD));
    }

    static {
        CALLS.put("POST api/user/addrole", race -> race.administrator.giveRole(race.owner.email, "Moderator"));
        CALLS.put("POST api/user/removerole", race -> race.administrator.takeRole(race.owner.email, "Moderator"));
        CALLS.put("DELETE api/user/sessions", race -> race.owner.own().delete("api/user/sessions"));
        CALLS.put(
                "DELETE api/user/sessions/{id}", race -> race.owner.own().delete("api/user/sessions/" + race.session));
        CALLS.put("POST api/user/revoke-token", race -> race.api.revoke(race.refreshToken));
        CALLS.put("DELETE api/user", race -> race.owner.delete(Api.PASSWORD));
        CALLS.put(
                "POST api/user/proof",
                race -> race.owner.own().post("api/user/proof", Api.json("password", Api.PASSWORD, "code", "000000")));
    }

    static {
        putAdministration("PATCH", "", "lastName", "Roe");
        putAdministration("DELETE", "");
        putAdministration("DELETE", "/2fa");
        putAdministration("POST", "/lock", "reason", "seen elsewhere");
        putAdministration("POST", "/unlock");
        putAdministration("POST", "/disable");
        putAdministration("POST", "/enable");
        putAdministration("POST", "/restore");
        putAdministration("POST", "/logout");
        putAdministration("POST", "/password", "how", "change");
        CALLS.put(
                "DELETE api/users/{id}/sessions/{session}",
                race -> race.administrator.delete(race.account + "/sessions/" + race.session));
        CALLS.put(
                "PUT api/users/{id}/roles/{role}",
                race -> race.administrator.put(race.account + "/roles/" + race.role, "{}"));
        CALLS.put(
                "DELETE api/users/{id}/roles/{role}",
                race -> race.administrator.delete(race.account + "/roles/" + race.role));
    }

    static {
        CALLS.put(
                "PATCH api/roles/{name}",
                race -> race.version("\"1\"").patch("api/roles/" + race.role, Api.json("description", "of the race")));
        CALLS.put("DELETE api/roles/{name}", race -> race.administrator.delete("api/roles/" + race.role));
        CALLS.put("PATCH api/groups/{id}", race -> race.version("\"1\"").patch(race.group, race.roles()));
        CALLS.put("DELETE api/groups/{id}", race -> race.administrator.delete(race.group));
        CALLS.put(
                "PUT api/groups/{id}/members/{account}",
                race -> race.administrator.put(race.group + race.member(), "{}"));
        CALLS.put(
                "DELETE api/groups/{id}/members/{account}",
                race -> race.administrator.delete(race.group + race.member()));
    }

    private static void putAdministration(String method, String path, String... body) {
        CALLS.put(
                method + " api/users/{id}" + path,
                race -> race.version("\"1\"")
                        .send(
                                method,
                                race.account + path,
                                "application/json",
                                BodyPublishers.ofString(Api.json(body))));
    }

    private Api administrator;
    private Visitor owner;
    private String refreshToken;
    private String ticket;
    private String resetToken;
    private String session;
    private String account;
    private String role;
    private String group;

    /** The entries missing for the writing ones of these doors, and the entries without a door. */
    public static List<String> missing(Doors doors) {
        return Doors.difference(
                doors.writing(),
                Stream.of(CALLS.keySet(), NOT_IN_THE_RACE).flatMap(Set::stream).toList());
    }

    @Test
    void noTwoCallsThatWriteOneAccountDeadlock() throws Exception {
        administrator = api.asAdministrator();
        for (int round = 0; round < TestRun.REPETITIONS; round++) {
            begin(round % 2 == 0);
            List<Supplier<Answer>> calls = new ArrayList<>();
            CALLS.forEach((call, made) -> {
                if (!LAST.contains(call)) {
                    calls.add(() -> made.apply(this));
                    calls.add(() -> made.apply(this));
                }
            });
            if (round % 2 == 1) {
                LAST.forEach(call -> calls.add(() -> CALLS.get(call).apply(this)));
            }
            assertThat(Rush.of(calls)).allMatch(answer -> answer.status() < 500 || isBusy(answer));
        }
    }

    /** On a slow machine a password hash may have to wait too long. */
    private static boolean isBusy(Answer answer) {
        return answer.status() == 503 && answer.code().equals("overloaded");
    }

    private void begin(boolean secondFactor) throws SQLException {
        owner = Visitor.loggedIn(api);
        owner.startSecondFactor();
        Answer other;
        if (secondFactor) {
            owner.confirmSecondFactor(0);
            other = owner.logIn(
                    Api.PASSWORD, "recoveryCode", owner.recoveryCodes().get(0));
        } else {
            other = owner.logIn();
        }
        refreshToken = other.text("refreshToken");
        ticket = api.as(other.text("token")).post("api/user/ticket", "").text("ticket");
        resetToken = owner.forgotten().token();
        session =
                TestDatabase.ask("select s.id from session s join account a on a.id = s.account_id where a.username = '"
                        + owner.username + "' order by s.id desc limit 1");
        account = "api/users/" + TestDatabase.ask("select id from account where username = '" + owner.username + "'");
        role = "race" + owner.username;
        done(administrator.post("api/roles", Api.json("name", role)));
        done(administrator.put(account + "/roles/" + role, "{}"));
        group = "api/groups/"
                + administrator.post("api/groups", Api.json("name", role)).text("id");
        done(administrator.put(group + member(), "{}"));
    }

    private static void done(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isLessThan(300);
    }

    private String roles() {
        return Json.createObjectBuilder()
                .add("roles", Json.createArrayBuilder(List.of(role)))
                .build()
                .toString();
    }

    private Api version(String tag) {
        return administrator.with("If-Match", tag);
    }

    private String member() {
        return account.replace("api/users", "/members");
    }
}
