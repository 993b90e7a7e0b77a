package org.warden.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonString;
import java.net.http.HttpRequest.BodyPublishers;
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

/** A day on which everything happens once: each event is on record, once, and no secret is anywhere (ASVS 16.2.5, 16.3). */
@Tag("process")
class EveryEventIT {
    private static final String ADMIN = "admin@example.org";
    private static final String ADMIN_PASSWORD = "canary of the owner 1";
    private static final String FIRST = "canary of the morning 2";
    private static final String SECOND = "canary of the evening 3";
    private static final String WRONG = "canary that opens nothing 4";

    @TempDir
    static Path folder;

    private static ServerProcess server;
    private static Api api;
    private static Api administrator;

    /** What nobody may find anywhere. */
    private static final Set<String> SECRETS = new TreeSet<>(Set.of(ADMIN_PASSWORD, FIRST, SECOND, WRONG));

    private final String someone = Api.someone();
    private final String email = Api.email(someone);
    private String request;
    private Answer login;
    private Authenticator app;
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
        String token = secret(api.login(ADMIN, ADMIN_PASSWORD));
        administrator = api.as(token);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void dayOfAllEvents() throws Exception {
        register();
        forget();
        changeAddress();
        secondFactor();
        sessions();
        administration();
        guess();
        leave();
        Set<String> seen = new TreeSet<>(
                List.of(TestDatabase.ask(folder, "select string_agg(distinct action, ',') from audit_event")
                        .split(",", -1)));
        assertThat(seen)
                .containsAll(Arrays.stream(Action.values()).map(Enum::name).toList());
        assertThat(administrator.get("api/audit/verify").json().getBoolean("intact"))
                .isTrue();
        noSecretIsAnywhere();
    }

    private void register() throws SQLException {
        happens("ACCOUNT_CREATED", 202, () -> post("register", Api.registration(someone, email, FIRST)));
        String link =
                secret(TestMail.to(email, "Please confirm your e-mail address").token());
        happens("CONFIRMATION_REQUESTED", 202, () -> post("resend-confirmation", "{\"email\":\"" + email + "\"}"));
        happens("EMAIL_CONFIRMED", 200, () -> post("confirm-email", "{\"token\":\"" + link + "\"}"));
        happens("REGISTRATION_REFUSED", 202, () -> post("register", Api.registration(someone, "x" + email, FIRST)));
        happens("LOGIN", 200, () -> login(FIRST, ""));
        happens("PROFILE_CHANGED", 200, () -> mine("PATCH", "", "{\"firstName\":\"John\"}"));
    }

    private void forget() throws SQLException {
        happens("PASSWORD_RESET_REQUESTED", 202, () -> post("forgot-password", "{\"email\":\"" + email + "\"}"));
        String link = secret(TestMail.to(email, "Choose a new password").token());
        happens("", 400, () -> post("reset-password", "{\"token\":\"" + link + "\",\"newPassword\":\"short\"}"));
        happens(
                "PASSWORD_RESET",
                200,
                () -> post("reset-password", "{\"token\":\"" + link + "\",\"newPassword\":\"" + SECOND + "\"}"));
        happens("LOGIN", 200, () -> login(SECOND, ""));
        happens(
                "PASSWORD_CHANGED",
                200,
                () -> mine(
                        "PUT",
                        "/password",
                        "{\"currentPassword\":\"" + SECOND + "\",\"newPassword\":\"" + FIRST + "\"}"));
    }

    private void changeAddress() throws SQLException {
        String next = "new" + email;
        happens(
                "EMAIL_CHANGE_REQUESTED",
                202,
                () -> mine("PUT", "/email", "{\"password\":\"" + FIRST + "\",\"email\":\"" + next + "\"}"));
        String link = secret(
                TestMail.to(next, "Please confirm your new e-mail address").token());
        happens("EMAIL_CHANGED", 200, () -> post("confirm-email", "{\"token\":\"" + link + "\"}"));
        String undo =
                secret(TestMail.to(email, "Your e-mail address was changed").token());
        happens("EMAIL_RESTORED", 200, () -> post("undo-email", "{\"token\":\"" + undo + "\"}"));
        String used = TestMail.to(email, "Choose a new password").token();
        String reset = secret(
                SECRETS.contains(used)
                        ? TestMail.another(email, "Choose a new password", used).token()
                        : used);
        happens(
                "PASSWORD_RESET",
                200,
                () -> post("reset-password", "{\"token\":\"" + reset + "\",\"newPassword\":\"" + FIRST + "\"}"));
        happens("LOGIN", 200, () -> login(FIRST, ""));
    }

    private void secondFactor() throws SQLException {
        String password = "{\"password\":\"" + FIRST + "\",";
        happens("SECOND_FACTOR_STARTED", 200, () -> {
            Answer started = mine("POST", "/2fa", null);
            app = new Authenticator(secret(started.text("secret")));
            secret(app.hex());
            return started;
        });
        happens(
                "SECOND_FACTOR_ACTIVATED",
                200,
                () -> codes(mine("POST", "/2fa/confirm", password + "\"code\":\"" + secret(app.code(-1)) + "\"}")));
        happens("CODE_REFUSED", 401, () -> login(FIRST, ",\"code\":\"000000\""));
        happens("LOGIN", 200, () -> login(FIRST, ",\"code\":\"" + secret(app.code(0)) + "\""));
        happens(
                "LOGIN,RECOVERY_CODE_USED",
                200,
                () -> login(FIRST, ",\"recoveryCode\":\"" + recoveryCodes.get(0) + "\""));
        happens(
                "RECOVERY_CODES_RENEWED",
                200,
                () -> codes(
                        mine("POST", "/2fa/recovery-codes", password + "\"code\":\"" + secret(app.code(1)) + "\"}")));
        happens(
                "RECOVERY_CODE_USED,SECOND_FACTOR_REMOVED",
                204,
                () -> mine("DELETE", "/2fa", password + "\"recoveryCode\":\"" + recoveryCodes.get(0) + "\"}"));
    }

    private void sessions() throws SQLException {
        happens("OTHER_SESSIONS_ENDED", 204, () -> mine("DELETE", "/sessions", null));
        String spent = login.text("refreshToken");
        happens("", 200, () -> {
            Answer renewed = post("refresh-token", "{\"refreshToken\":\"" + spent + "\"}");
            secret(renewed.text("refreshToken"));
            return renewed;
        });
        happens("REFRESH_TOKEN_REUSED", 401, () -> post("refresh-token", "{\"refreshToken\":\"" + spent + "\"}"));
        TestMail.to(email, "We ended one of your sessions");
        happens("LOGIN", 200, () -> login(FIRST, ""));
        happens("SESSION_ENDED", 200, () -> post("revoke-token", "{\"token\":\"" + login.text("refreshToken") + "\"}"));
    }

    private void administration() throws SQLException {
        String role = "{\"email\":\"" + email + "\",\"role\":\"Moderator\"}";
        happens("ROLE_GIVEN", 200, () -> send(administrator, "POST", "user/addrole", role));
        happens("ROLE_TAKEN", 200, () -> send(administrator, "POST", "user/removerole", role));
        String[] key = new String[1];
        happens("KEY_ANNOUNCED", 200, () -> {
            Answer rotated = send(administrator, "POST", "keys/rotate", null);
            key[0] = rotated.text("kid");
            return rotated;
        });
        happens("KEY_REVOKED", 200, () -> send(administrator, "POST", "keys/" + key[0] + "/revoke", null));
        happens("", 409, () -> send(administrator, "DELETE", "user", "{\"password\":\"" + ADMIN_PASSWORD + "\"}"));
    }

    private void guess() throws SQLException {
        happens("CREDENTIALS_REFUSED", 401, () -> login(WRONG, ""));
        happens("CREDENTIALS_REFUSED", 401, () -> login(WRONG, ""));
        happens("ACCOUNT_LOCKED", 401, () -> login(WRONG, ""));
        happens("CREDENTIALS_REFUSED", 401, () -> login(FIRST, ""));
    }

    private void leave() throws Exception {
        Thread.sleep(1_100);
        happens("LOGIN", 200, () -> login(FIRST, ""));
        happens("ACCOUNT_DELETED", 204, () -> mine("DELETE", "", "{\"password\":\"" + FIRST + "\"}"));
        TestMail.to(email, "Your account was deleted");
    }

    /** Requires of this call the status, and of the record these events and no others, in the order of the alphabet. */
    private void happens(String events, int status, Supplier<Answer> call) throws SQLException {
        request = Api.someone();
        Answer answer = call.get();
        assertThat(answer.status()).as(events + " " + answer).isEqualTo(status);
        String found = TestDatabase.ask(
                folder,
                "select string_agg(action, ',' order by action) from audit_event where request_id = '" + request + "'");
        assertThat(found == null ? "" : found).isEqualTo(events);
    }

    /** In the log, in the record as administrators read it, in the database. */
    private void noSecretIsAnywhere() throws SQLException {
        String everything =
                server.log() + administrator.get("api/audit?size=100").body() + dump();
        for (String secret : SECRETS) {
            // Six digits are found in any time; a code is worthless half a minute later.
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

    private Answer login(String password, String more) {
        Answer answer = post("token", "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"" + more + "}");
        if (answer.status() == 200) {
            login = answer;
            secret(answer.text("token"));
            secret(answer.text("refreshToken"));
        }
        return answer;
    }

    private Answer post(String path, String json) {
        return send(api, "POST", "user/" + path, json);
    }

    private Answer mine(String method, String path, String json) {
        return send(api.as(login.text("token")), method, "user" + path, json);
    }

    private Answer send(Api caller, String method, String path, String json) {
        var call = caller.request("api/" + path).header("X-Request-Id", request);
        return caller.send(
                json == null
                        ? call.method(method, BodyPublishers.noBody())
                        : call.header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(json)));
    }

    private static String secret(String text) {
        SECRETS.add(text);
        return text;
    }
}
