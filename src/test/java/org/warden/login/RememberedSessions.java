package org.warden.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.TestDatabase;
import org.warden.server.Visitor;

/**
 * What a server must still know about sessions after a kill erased its memory. The server dies after {@link #prepare}; every
 * other call goes to its successor.
 */
public final class RememberedSessions {
    private final String ended;
    private final String reduced;
    private final Answer alive;
    private final Answer idle;

    private RememberedSessions(String ended, String reduced, Answer alive, Answer idle) {
        this.ended = ended;
        this.reduced = reduced;
        this.alive = alive;
        this.idle = idle;
    }

    /** Four sessions of one account: one ended, one without its role, one in use, one idle. */
    public static RememberedSessions prepare(Api api, Api administrator) {
        Visitor visitor = Visitor.registered(api);
        assertThat(administrator.giveRole(visitor.email, "Administrator").status())
                .isEqualTo(200);
        String reduced = visitor.logIn().text("token");
        Answer alive = visitor.logIn();
        Answer idle = visitor.logIn();
        Answer login = visitor.logIn();
        assertThat(api.revoke(login.text("refreshToken")).status()).isEqualTo(200);
        assertThat(administrator.takeRole(visitor.email, "Administrator").status())
                .isEqualTo(200);
        return new RememberedSessions(login.text("token"), reduced, alive, idle);
    }

    /** While no server runs: the sessions of this account were last used two weeks ago and two days more. */
    public static void age(Path folder, String email) throws SQLException {
        int aged = TestDatabase.change(
                folder,
                "update session set last_used = dateadd(day, -16, last_used), user_agent = 'old'"
                        + " where ended is null and account_id = (select id from account where email = '" + email
                        + "')");
        assertThat(aged).isPositive();
    }

    public void requireThatTheEndedOneIsRefused(Api api) {
        api.as(ended).get("api/secured").mustBe(401, "invalid-token");
    }

    public void requireThatTheRoleIsGone(Api api) {
        api.as(reduced).post("api/secured", "").mustBe(403, "forbidden");
    }

    public void requireThatTheLiveOneGoesOn(Api api) {
        assertThat(api.as(alive.text("token")).get("api/secured").status()).isEqualTo(200);
        assertThat(api.renew(alive.text("refreshToken")).status()).isEqualTo(200);
    }

    /** An idle tab sends its old token. */
    public void requireThatATokenWhoseTimeIsOverEndsItsSession(Api api, Duration life) throws InterruptedException {
        Answer renewed = api.renew(idle.text("refreshToken"));
        Thread.sleep(life.plusMillis(100).toMillis());
        api.as(renewed.text("token")).get("api/secured").mustBe(401, "invalid-token");
        assertThat(api.revoke(renewed.text("token")).status()).isEqualTo(200);
        api.renew(renewed.text("refreshToken")).mustBe(401, "invalid-token");
    }

    /** The sessions that {@link #age} made old are deleted, and others remain. */
    public static void requireThatTheAgedOnesAreForgotten(Path folder) throws SQLException {
        await().until(() -> count(folder, "user_agent = 'old'").equals("0"));
        assertThat(count(folder, "user_agent <> 'old'")).isNotEqualTo("0");
    }

    private static String count(Path folder, String which) throws SQLException {
        return TestDatabase.ask(folder, "select count(*) from session where " + which);
    }
}
