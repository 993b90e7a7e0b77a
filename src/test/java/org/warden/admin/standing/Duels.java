package org.warden.admin.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.Rush;
import org.warden.server.Visitor;

/**
 * Two administrators, the only ones, who at the same moment remove each other or themselves, by every pair of acts, on one node
 * or two. One of them is left.
 */
public final class Duels {
    private static final String ROLE = "Administrator";
    private static final String LEFT = "select %s from account a join account_role g on g.account_id = a.id"
            + " where g.role_name = 'Administrator' and g.until > '9999-01-01 00:00:00Z' and a.status = 'ACTIVE'";

    /** Each ends one administrator: the other, or in the last two the caller. */
    private static final List<BiFunction<Duellist, Duellist, Answer>> BLOWS = List.of(
            (me, other) -> me.api().delete(other.path("/roles/" + ROLE)),
            (me, other) -> me.api().takeRole(other.email(), ROLE),
            (me, other) -> me.api().put(other.path("/roles/" + ROLE), Api.json("until", tomorrow())),
            (me, other) -> me.api().post(other.path("/lock"), "{}"),
            (me, other) -> me.api().post(other.path("/disable"), "{}"),
            (me, other) -> me.api().delete(other.path("")),
            (me, other) -> me.api().delete(other.path("?at-once=true")),
            (me, other) -> me.api().delete(me.path("/roles/" + ROLE)),
            (me, other) -> me.visitor().delete(Api.PASSWORD));

    /** The least rounds in which each act takes part. */
    public static final int LEAST = BLOWS.size();

    private final List<Api> nodes;
    private final Ask database;
    private String email;
    private Api administrator;

    /**
     * @param email of the only administrator
     * @param administrator calls as this one
     */
    public Duels(List<Api> nodes, Ask database, String email, Api administrator) {
        this.nodes = nodes;
        this.database = database;
        this.email = email;
        this.administrator = administrator;
    }

    /** Fights in all rounds; returns an administrator. In 81 rounds each act meets each other one, in fewer a part of them. */
    public Api fight(int rounds) throws InterruptedException, SQLException {
        int[] wins = new int[3];
        int shift = ThreadLocalRandom.current().nextInt(BLOWS.size());
        for (int round = 0; round < rounds; round++) {
            int first = round % BLOWS.size();
            int second = (first + shift + round / BLOWS.size()) % BLOWS.size();
            wins[fight(first, second)]++;
        }
        System.out.printf(
                "%d duels on %d nodes: one act succeeded in %d, both in %d%n", rounds, nodes.size(), wins[1], wins[2]);
        return administrator;
    }

    private int fight(int first, int second) throws InterruptedException, SQLException {
        Duellist one = duellist(0);
        Duellist other = duellist(1);
        assertThat(one.api().takeRole(email, ROLE).status()).isEqualTo(200);
        List<Answer> answers = Rush.of(List.of(
                () -> BLOWS.get(first).apply(one, other),
                () -> BLOWS.get(second).apply(other, one)));
        String what = "acts " + first + " and " + second + ": " + answers;
        // 400 if the own password was right, but the account has changed since; 404 if the other account was deleted.
        assertThat(answers).as(what).extracting(Answer::status).isSubsetOf(200, 202, 204, 400, 401, 403, 404, 409);
        assertThat(database.ask(LEFT.formatted("count(*)"))).as(what).isEqualTo("1");
        email = database.ask(LEFT.formatted("a.email"));
        administrator = (email.equals(one.email()) ? one : other).api();
        return (int) answers.stream().filter(answer -> answer.status() < 300).count();
    }

    /** An administrator in a session at this node. */
    private Duellist duellist(int node) {
        Visitor visitor = Visitor.registered(nodes.get(node % nodes.size()));
        assertThat(administrator.giveRole(visitor.email, ROLE).status()).isEqualTo(200);
        visitor.enter();
        return new Duellist(visitor, visitor.own().get("api/user").text("id"));
    }

    private static String tomorrow() {
        return Instant.now()
                .plus(1, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    /** Asks the database for the first column of the first row. */
    public interface Ask {
        String ask(String sql) throws SQLException;
    }

    private record Duellist(Visitor visitor, String id) {
        String path(String more) {
            return "api/users/" + id + more;
        }

        String email() {
            return visitor.email;
        }

        Api api() {
            return visitor.own();
        }
    }
}
