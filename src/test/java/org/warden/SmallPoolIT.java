package org.warden;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.PgBouncer;
import org.warden.server.Rush;
import org.warden.server.ServerProcess;
import org.warden.server.Visitor;

/** A node with two connections to its database, through PgBouncer in transaction mode if that is installed. */
@Tag("process")
class SmallPoolIT {
    private static final int ROUNDS = 4;

    @TempDir
    static Path folder;

    private static EmbeddedPostgres database;
    private static Optional<PgBouncer> bouncer = Optional.empty();
    private static ServerProcess server;
    private static Api api;

    @BeforeAll
    static void start() throws Exception {
        database = EmbeddedPostgres.start();
        bouncer = PgBouncer.before(database.getPort(), folder);
        int port = bouncer.map(PgBouncer::port).orElse(database.getPort());
        server = ServerProcess.start(
                folder,
                Map.of(
                        "WARDEN_DB_URL", "jdbc:postgresql://localhost:" + port + "/postgres",
                        "WARDEN_DB_MIGRATION_URL", database.getJdbcUrl("postgres", "postgres"),
                        "WARDEN_DB_USER", "postgres",
                        "WARDEN_DB_PASSWORD", "postgres",
                        "WARDEN_DB_POOL_SIZE", "2",
                        "WARDEN_BEARER_BASIC", "true",
                        "WARDEN_SEAL_KEY", "dGVzdHMgb25seTogMzIgYnl0ZXMsIG5vIHNlY3JldC4="));
        api = server.ready();
    }

    @AfterAll
    static void end() throws Exception {
        if (server != null) {
            server.close();
        }
        bouncer.ifPresent(PgBouncer::close);
        if (database != null) {
            database.close();
        }
    }

    /** No request holds one connection while it waits for another. */
    @Test
    void oneAccountThatWritesAndGuessesCodesDelaysNoOtherCaller() throws Exception {
        Visitor owner = Visitor.loggedIn(api);
        owner.startSecondFactor();
        Visitor other = Visitor.loggedIn(api);
        for (int round = 0; round < ROUNDS; round++) {
            List<Supplier<Answer>> calls = new ArrayList<>();
            IntStream.range(0, 12).forEach(call -> calls.add(() -> rename(owner)));
            IntStream.range(0, 6).forEach(call -> calls.add(() -> owner.confirmSecondFactor(Api.PASSWORD, "000000")));
            calls.add(() -> other.logIn(Api.PASSWORD));
            List<Answer> answers = Rush.of(calls);
            assertThat(answers).extracting(Answer::status).allMatch(status -> status == 200 || status == 400);
            assertThat(answers.get(calls.size() - 1).status()).isEqualTo(200);
        }
        assertThat(server.log()).doesNotContain("This thread holds a connection already");
    }

    /** A statement that the driver prepared on one connection is not known on the next. */
    @Test
    void behindPgBouncerInTransactionModeEveryStatementWorksHoweverOftenItRuns() {
        PgBouncer.mustBeThere();
        assertThat(bouncer).isPresent();
        Visitor caller = Visitor.loggedIn(api);
        for (int time = 0; time < 12; time++) {
            assertThat(rename(caller).status()).isEqualTo(200);
            assertThat(caller.logIn(Api.PASSWORD).status()).isEqualTo(200);
        }
    }

    private static Answer rename(Visitor owner) {
        return owner.own().patch("api/user", Api.json("firstName", "Jane"));
    }
}
