package org.warden.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.TestDatabase;
import org.warden.server.Visitor;

/** Checks each cell of the table in the documentation of this package: an account that has everything, and what remains. */
class LifecycleTableIT extends OnServer {
    private static final Path TABLE = Path.of("src/main/java/org/warden/lifecycle/package-info.java");
    private static final Pattern SESSION = Pattern.compile("\"sid\":\"([^\"]+)\"");
    private static final String NEXT = "another battery 9 staple";

    private Visitor owner;
    private String account;
    private String ownSession;
    private String undo;
    private String reset;
    private String pending;
    private String mail;
    private String epoch;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password change",
                "reset by link",
                "e-mail undo",
                "lock",
                "disabling",
                "closing",
                "demand",
                "deletion"
            })
    void tableSaysWhatEndsWithWhat(String act) throws Exception {
        Map<String, String> expected = column(act);
        prepare();
        assertThat(left())
                .as("before")
                .allSatisfy((thing, there) -> assertThat(there).as(thing).isTrue());
        happen(act);
        Map<String, Boolean> after = left();
        assertThat(after.keySet()).containsExactlyElementsOf(expected.keySet());
        assertThat(after)
                .allSatisfy((thing, there) -> assertThat(there ? "stay" : "end")
                        .as("%s after %s", thing, act)
                        .isEqualTo(expected.get(thing)));
    }

    @Test
    void tableHasNoOtherColumn() throws IOException {
        assertThat(columns())
                .containsExactly(
                        "",
                        "password change",
                        "reset by link",
                        "e-mail undo",
                        "lock",
                        "disabling",
                        "closing",
                        "demand",
                        "deletion");
    }

    /** Everything that an account can have. */
    private void prepare() throws SQLException {
        owner = Visitor.registered(api);
        account = TestDatabase.ask("select id from account where username = '" + owner.username + "'");
        owner.enter();
        owner.setUpSecondFactor(-1);
        Answer login = owner.logIn(Api.PASSWORD, "code", owner.code(0));
        ownSession = session(login.text("token"));
        owner.stayIn(login);
        Visitor moved = owner.at("new" + owner.email);
        ok(owner.confirm(owner.moveLink(moved.email)));
        undo = owner.mail("Your e-mail address was changed").token();
        ok(moved.logIn(Api.PASSWORD, "code", owner.code(1)));
        reset = moved.forgotten().token();
        pending = TestDatabase.ask(
                "select hash from link where ended is null and purpose = 'RESET' and account_id = '" + account + "'");
        queueAMailWithALink();
        moved.logIn("a wrong battery 9 staple").mustBe(401, "invalid-credentials");
        epoch = epoch();
        joinAGroup();
    }

    private void joinAGroup() throws SQLException {
        String group = UUID.randomUUID().toString();
        TestDatabase.change("insert into user_group (id, name, name_key, parent_id, version) values ('" + group + "', '"
                + group + "', '" + group + "', '00000000-0000-0000-0000-000000000000', 1)");
        TestDatabase.change("insert into group_path (descendant_id, ancestor_id, depth) values ('" + group + "', '"
                + group + "', 0)");
        TestDatabase.change("insert into group_member (account_id, group_id, until, added_by, added) values ('"
                + account + "', '" + group + "', '9999-12-31 00:00:00Z', '" + account + "', '2000-01-01 00:00:00Z')");
    }

    /** A link whose mail was not sent yet. */
    private void queueAMailWithALink() throws SQLException {
        mail = UUID.randomUUID().toString();
        TestDatabase.change("insert into outgoing_mail (id, template, sealed, due, expires, attempts) values ('" + mail
                + "', 'CHANGE_EMAIL', 'x', '2100-01-01 00:00:00Z', '2100-01-01 00:00:00Z', 1)");
        TestDatabase.change("insert into link (hash, purpose, account_id, email, email_key, created, expires, mail)"
                + " values ('" + mail + "', 'CHANGE', '" + account + "', 'x', 'x', '2000-01-01 00:00:00Z',"
                + " '2100-01-01 00:00:00Z', '" + mail + "')");
    }

    private void happen(String act) {
        switch (act) {
            case "password change" -> ok(owner.changePassword(Api.PASSWORD, NEXT));
            case "reset by link" -> ok(owner.reset(reset, NEXT));
            case "e-mail undo" -> ok(owner.undo(undo));
            case "lock" -> ok(administrator().post(path("/lock"), "{}"));
            case "disabling" -> ok(administrator().post(path("/disable"), "{}"));
            case "closing" ->
                assertThat(administrator().delete(path("")).status()).isEqualTo(202);
            case "demand" -> ok(administrator().post(path("/password"), Api.json("how", "change")));
            default -> assertThat(owner.delete(Api.PASSWORD).status()).isEqualTo(204);
        }
    }

    private Api administrator() {
        return api.asAdministrator();
    }

    private String path(String act) {
        return "api/users/" + account + act;
    }

    /** What remains, in the order and the words of the table. */
    private Map<String, Boolean> left() throws SQLException {
        Map<String, Boolean> left = new LinkedHashMap<>();
        left.put("own session", is("session where ended is null and id = '" + ownSession + "'"));
        left.put("other sessions", is("session where ended is null and id <> '" + ownSession + "' and account_id = ?"));
        // An undo mails a new one.
        left.put("links", is("link where ended is null and hash = '" + pending + "'"));
        left.put("mails with links", is("outgoing_mail where id = '" + mail + "'"));
        left.put("ways back", is("link where ended is null and purpose = 'UNDO' and account_id = ?"));
        // A device is trusted only in the epoch of its login.
        left.put("trust in devices", epoch().equals(epoch));
        left.put("devices seen", is("seen_device where account_id = ?"));
        left.put("second factor", is("second_factor where account_id = ?"));
        left.put("recovery codes", is("recovery_code where account_id = ?"));
        left.put("wrong guesses", is("guess_count where id = ?"));
        left.put("roles", is("account_role where account_id = ?"));
        left.put("groups", is("group_member where account_id = ?"));
        left.put("words", is("account_word where account_id = ?"));
        left.put("record", is("audit_event where action = 'ACCOUNT_CREATED' and account_id = ?"));
        return left;
    }

    private boolean is(String what) throws SQLException {
        return !TestDatabase.ask("select count(*) from " + what.replace("?", "'" + account + "'"))
                .equals("0");
    }

    private String epoch() throws SQLException {
        return TestDatabase.ask("select coalesce(max(epoch), -1) from account where id = '" + account + "'");
    }

    private static String session(String token) {
        byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        Matcher session = SESSION.matcher(new String(claims, StandardCharsets.UTF_8));
        assertThat(session.find()).isTrue();
        return session.group(1);
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    }

    private static Map<String, String> column(String act) throws IOException {
        int column = columns().indexOf(act);
        Map<String, String> cells = new LinkedHashMap<>();
        rows().stream().skip(1).forEach(row -> cells.put(row.get(0), row.get(column)));
        return cells;
    }

    private static List<String> columns() throws IOException {
        return rows().get(0);
    }

    private static List<List<String>> rows() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> line.indexOf('|') > 0)
                .map(line -> Arrays.stream(line.substring(2).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }
}
