package org.warden.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonString;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.audit.AuditLog.Action;
import org.warden.secondfactor.Authenticator;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.ServerProcess;
import org.warden.server.TestDatabase;
import org.warden.server.TestMail;
import org.warden.server.Visitor;

/** Everything happens once: each event is recorded once, and no secret appears anywhere (ASVS 16.2.5, 16.3). */
@Tag("process")
class EveryEventIT {
    private static final String ADMIN = "admin@example.org";
    private static final String ADMIN_PASSWORD = "canary of the owner 1";
    private static final String FIRST = "canary of the morning 2";
    private static final String SECOND = "canary of the evening 3";
    private static final String WRONG = "canary that opens nothing 4";
    private static final String CHOOSE = "Choose a new password";

    @TempDir
    static Path folder;

    private static ServerProcess server;
    private static Api api;
    private static String administrator;

    /** The secrets that must not appear. */
    private static final Set<String> SECRETS = new TreeSet<>(Set.of(ADMIN_PASSWORD, FIRST, SECOND, WRONG));

    private String request;

    /** The API, called with a request id that the audit log is searched for. */
    private final Api traced = api.with("X-Request-Id", () -> request);

    private final Visitor visitor = new Visitor(traced);
    private Answer login;
    private List<String> recoveryCodes;

    @BeforeAll
    static void start() {
        Map<String, String> settings = new HashMap<>(TestMail.settings());
        settings.put("WARDEN_DB_URL", TestDatabase.h2(folder));
        settings.put("WARDEN_REGISTRATION_CONFIRM_EMAIL", "true");
        settings.put("WARDEN_SESSION_REFRESH_GRACE", "PT0S");
        settings.put("WARDEN_LOCKOUT_THRESHOLD", "3");
        settings.put("WARDEN_LOCKOUT_FIRST", "PT1S");
        settings.put("WARDEN_BOOTSTRAP_ADMIN_EMAIL", ADMIN);
        settings.put("WARDEN_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD);
        server = ServerProcess.start(folder, settings);
        api = server.ready();
        administrator = secret(api.login(ADMIN, ADMIN_PASSWORD));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void dayOfAllEvents() throws Exception {
        arrive();
        forget();
        changeAddress();
        secondFactor();
        sessions();
        administration();
        standing();
        guess();
        leave();
        Set<String> seen = new TreeSet<>(
                List.of(TestDatabase.ask(folder, "select string_agg(distinct action, ',') from audit_event")
                        .split(",", -1)));
        // ROLE_ENDED is recorded within an hour: see GrantUpkeepActTest.
        seen.add(Action.ROLE_ENDED.name());
        assertThat(seen)
                .containsAll(Arrays.stream(Action.values()).map(Enum::name).toList());
        assertThat(api.as(administrator).get("api/audit/verify").json().getBoolean("intact"))
                .isTrue();
        noSecretIsAnywhere();
    }

    private void arrive() throws SQLException {
        happens("ACCOUNT_CREATED", 202, () -> visitor.register(FIRST));
        String link = secret(visitor.mail("Please confirm your e-mail address").token());
        happens("CONFIRMATION_REQUESTED", 202, visitor::resend);
        happens("EMAIL_CONFIRMED", 200, () -> visitor.confirm(link));
        happens(
                "REGISTRATION_REFUSED",
                202,
                () -> visitor.at("x" + visitor.email).register(FIRST));
        happens("LOGIN", 200, () -> stay(visitor.logIn(FIRST)));
        happens("PROFILE_CHANGED", 200, () -> visitor.own().patch("api/user", Api.json("firstName", "John")));
    }

    private void forget() throws SQLException {
        happens("PASSWORD_RESET_REQUESTED", 202, visitor::forget);
        String link = secret(visitor.mail(CHOOSE).token());
        happens("", 400, () -> visitor.reset(link, "short"));
        happens("PASSWORD_RESET", 200, () -> visitor.reset(link, SECOND));
        happens("LOGIN", 200, () -> stay(visitor.logIn(SECOND)));
        happens("ACCOUNT_PROVED", 200, () -> {
            Answer proved = visitor.own().post("api/user/proof", Api.json("password", SECOND));
            secret(proved.text("token"));
            return proved;
        });
        happens("PASSWORD_CHANGED", 200, () -> visitor.changePassword(SECOND, FIRST));
    }

    private void changeAddress() throws SQLException {
        Visitor moved = visitor.at("new" + visitor.email);
        happens("EMAIL_CHANGE_REQUESTED", 202, () -> visitor.changeEmail(FIRST, moved.email));
        String link =
                secret(moved.mail("Please confirm your new e-mail address").token());
        happens("EMAIL_CHANGED", 200, () -> visitor.confirm(link));
        String undo = secret(visitor.mail("Your e-mail address was changed").token());
        happens("EMAIL_RESTORED", 200, () -> visitor.undo(undo));
        String used = visitor.mail(CHOOSE).token();
        String reset = secret(
                SECRETS.contains(used)
                        ? TestMail.another(visitor.email, CHOOSE, used).token()
                        : used);
        happens("PASSWORD_RESET", 200, () -> visitor.reset(reset, FIRST));
        happens("LOGIN", 200, () -> stay(visitor.logIn(FIRST)));
    }

    private void secondFactor() throws SQLException {
        happens("SECOND_FACTOR_STARTED", 200, () -> {
            Answer started = visitor.startSecondFactor();
            secret(new Authenticator(secret(started.text("secret"))).hex());
            return started;
        });
        happens(
                "SECOND_FACTOR_ACTIVATED",
                200,
                () -> codes(visitor.confirmSecondFactor(FIRST, secret(visitor.code(-1)))));
        happens("CODE_REFUSED", 401, () -> visitor.logIn(FIRST, "code", "000000"));
        happens("LOGIN", 200, () -> stay(visitor.logIn(FIRST, "code", secret(visitor.code(0)))));
        happens(
                "LOGIN,RECOVERY_CODE_USED",
                200,
                () -> stay(visitor.logIn(FIRST, "recoveryCode", recoveryCodes.get(0))));
        happens(
                "RECOVERY_CODES_RENEWED",
                200,
                () -> codes(visitor.own()
                        .post(
                                "api/user/2fa/recovery-codes",
                                Api.json("password", FIRST, "code", secret(visitor.code(1))))));
        happens(
                "RECOVERY_CODE_USED,SECOND_FACTOR_REMOVED",
                204,
                () -> visitor.removeSecondFactor(FIRST, "recoveryCode", recoveryCodes.get(0)));
    }

    private void sessions() throws SQLException {
        happens("OTHER_SESSIONS_ENDED", 204, () -> visitor.own().delete("api/user/sessions"));
        String spent = login.text("refreshToken");
        happens("", 200, () -> {
            Answer renewed = traced.renew(spent);
            secret(renewed.text("refreshToken"));
            return renewed;
        });
        happens("REFRESH_TOKEN_REUSED", 401, () -> traced.renew(spent));
        visitor.mail("We ended one of your sessions");
        happens("LOGIN", 200, () -> stay(visitor.logIn(FIRST)));
        happens("SESSION_ENDED", 200, () -> traced.revoke(login.text("refreshToken")));
    }

    private void administration() throws SQLException {
        Api owner = traced.as(administrator);
        happens("ROLE_GIVEN", 200, () -> owner.giveRole(visitor.email, "Moderator"));
        happens("ROLE_TAKEN", 200, () -> owner.takeRole(visitor.email, "Moderator"));
        String group = "api/groups/"
                + api.as(administrator)
                        .post("api/groups", Api.json("name", "One"))
                        .text("id");
        String member = group + "/members/"
                + TestDatabase.ask(folder, "select id from account where username = '" + visitor.username + "'");
        happens("GROUP_CREATED", 201, () -> owner.post("api/groups", Api.json("name", "Other")));
        happens("GROUP_CHANGED", 200, () -> owner.with("If-Match", "*").patch(group, Api.json("name", "Two")));
        happens("MEMBER_ADDED", 204, () -> owner.put(member, "{}"));
        happens("MEMBER_REMOVED", 204, () -> owner.delete(member));
        happens("GROUP_DELETED", 204, () -> owner.delete(group));
        happens("ROLE_CREATED", 201, () -> owner.post("api/roles", Api.json("name", "Clerk")));
        happens(
                "ROLE_CHANGED",
                200,
                () -> owner.with("If-Match", "*").patch("api/roles/Clerk", Api.json("description", "sells")));
        happens("ROLE_DELETED", 204, () -> owner.delete("api/roles/Clerk"));
        happens(
                "PERMISSIONS_DECLARED",
                200,
                () -> owner.put(
                        "api/permissions/shop",
                        Json.createObjectBuilder()
                                .add("permissions", Json.createArrayBuilder())
                                .build()
                                .toString()));
        String[] key = new String[1];
        happens("KEY_ANNOUNCED", 200, () -> {
            Answer rotated = owner.post("api/keys/rotate", "");
            key[0] = rotated.text("kid");
            return rotated;
        });
        happens("KEY_REVOKED", 200, () -> owner.post("api/keys/" + key[0] + "/revoke", ""));
        happens("", 409, () -> owner.delete("api/user", Api.json("password", ADMIN_PASSWORD)));
    }

    private void standing() throws SQLException {
        Api owner = traced.as(administrator);
        String path = "api/users/"
                + TestDatabase.ask(folder, "select id from account where username = '" + visitor.username + "'");
        happens("ACCOUNT_EDITED", 200, () -> owner.with("If-Match", "*").patch(path, Api.json("lastName", "Byron")));
        invite(owner);
        happens("LOCK_SET", 200, () -> owner.post(path + "/lock", "{}"));
        happens("CREDENTIALS_REFUSED", 401, () -> visitor.logIn(FIRST));
        happens("LOCK_LIFTED", 200, () -> owner.post(path + "/unlock", ""));
        happens("ACCOUNT_DISABLED", 200, () -> owner.post(path + "/disable", "{}"));
        happens("ACCOUNT_ENABLED", 200, () -> owner.post(path + "/enable", ""));
        happens("ACCOUNT_CLOSED", 202, () -> owner.delete(path));
        happens("ACCOUNT_RESTORED", 200, () -> owner.post(path + "/restore", ""));
        happens("PASSWORD_LINK_MAILED", 202, () -> owner.post(path + "/password", Api.json("how", "link")));
        happens("PASSWORD_CHANGE_FORCED", 200, () -> owner.post(path + "/password", Api.json("how", "change")));
        happens("CREDENTIALS_REFUSED", 403, () -> visitor.logIn(FIRST));
        happens("LOGIN,PASSWORD_CHANGED", 200, () -> stay(visitor.logIn(FIRST, "newPassword", SECOND)));
        happens("PASSWORD_CHANGED", 200, () -> visitor.changePassword(SECOND, FIRST));
        visitor.startSecondFactor();
        visitor.confirmSecondFactor(FIRST, visitor.code(-1));
        happens("SECOND_FACTOR_RESET", 204, () -> owner.delete(path + "/2fa"));
        happens("LOGIN", 200, () -> stay(visitor.logIn(FIRST)));
        happens("ALL_SESSIONS_ENDED", 204, () -> owner.post(path + "/logout", ""));
    }

    private void invite(Api owner) throws SQLException {
        Visitor invited = new Visitor(traced);
        String[] path = new String[1];
        happens("ACCOUNT_INVITED", 201, () -> {
            Answer answer = owner.post(
                    "api/users",
                    Api.json(
                            "email", invited.email, "username", invited.username, "firstName", "Ada", "lastName", "B"));
            path[0] = "api/users/" + answer.text("id");
            return answer;
        });
        String first = secret(invited.mail("Your new account").token());
        happens("INVITATION_RENEWED", 202, () -> owner.post(path[0] + "/invite", ""));
        String second = secret(
                TestMail.another(invited.email, "Your new account", first).token());
        happens("", 400, () -> invited.reset(first, FIRST));
        happens("INVITATION_ACCEPTED", 200, () -> invited.reset(second, FIRST));
        happens("LOGIN", 200, () -> {
            Answer entered = invited.logIn(FIRST);
            secret(entered.text("token"));
            return entered;
        });
    }

    private void guess() throws SQLException {
        happens("CREDENTIALS_REFUSED", 401, () -> visitor.logIn(WRONG));
        happens("CREDENTIALS_REFUSED", 401, () -> visitor.logIn(WRONG));
        happens("ACCOUNT_LOCKED", 401, () -> visitor.logIn(WRONG));
        happens("CREDENTIALS_REFUSED", 401, () -> visitor.logIn(FIRST));
    }

    private void leave() throws Exception {
        Thread.sleep(1_100);
        happens("LOGIN", 200, () -> stay(visitor.logIn(FIRST)));
        happens("ACCOUNT_DELETED", 204, () -> visitor.delete(FIRST));
        visitor.mail("Your account was deleted");
    }

    /** Requires this status of the call, and exactly these events in the audit log, in alphabetical order. */
    private void happens(String events, int status, Supplier<Answer> call) throws SQLException {
        request = Api.someone();
        Answer answer = call.get();
        assertThat(answer.status()).as(events + " " + answer).isEqualTo(status);
        String found = TestDatabase.ask(
                folder,
                "select string_agg(action, ',' order by action) from audit_event where request_id = '" + request + "'");
        assertThat(found == null ? "" : found).isEqualTo(events);
    }

    /** Searches the server log, the audit log as administrators read it, and the database. */
    private void noSecretIsAnywhere() throws SQLException {
        String everything =
                server.log() + api.as(administrator).get("api/audit?size=100").body() + dump();
        for (String secret : SECRETS) {
            // Six digits occur in any timestamp, and a code expires after half a minute.
            if (secret.length() > 6) {
                assertThat(everything).doesNotContain(secret);
                assertThat(everything)
                        .doesNotContain(Base64.getEncoder()
                                .withoutPadding()
                                .encodeToString(secret.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            }
        }
        assertThat(everything).contains("signing_key").doesNotContain("PRIVATE KEY");
        assertThat(TestDatabase.ask(
                        folder, "select count(*) from signing_key where sealed not like 'v_.%' and sealed <> ''"))
                .as("private keys that are not sealed")
                .isEqualTo("0");
    }

    private static String dump() throws SQLException {
        StringBuilder dump = new StringBuilder();
        for (String table : TestDatabase.ask(
                        folder,
                        "select string_agg(table_name, ',') from information_schema.tables where table_schema = 'public'")
                .split(",", -1)) {
            dump.append(table).append('\n').append(TestDatabase.rows(folder, "select * from " + table));
        }
        return dump.toString();
    }

    private Answer codes(Answer answer) {
        recoveryCodes = new ArrayList<>();
        answer.json()
                .getJsonArray("recoveryCodes")
                .getValuesAs(JsonString.class)
                .forEach(code -> recoveryCodes.add(secret(code.getString())));
        return answer;
    }

    /** Logs in and returns the answer; after a successful login the visitor continues in the new session. */
    private Answer stay(Answer answer) {
        if (answer.status() == 200) {
            login = answer;
            visitor.stayIn(answer);
            secret(answer.text("token"));
            secret(answer.text("refreshToken"));
        }
        return answer;
    }

    private static String secret(String text) {
        SECRETS.add(text);
        return text;
    }
}
