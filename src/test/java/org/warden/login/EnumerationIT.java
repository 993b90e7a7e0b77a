package org.warden.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.TestDatabase;
import org.warden.server.TestRun;

/** A login does not reveal which accounts exist (ASVS 6.3.8). */
class EnumerationIT extends OnServer {
    private static final int SAMPLES = Math.max(40, 6 * TestRun.ROUNDS);
    private static final int WARM_UP = 5;
    private static final String WRONG = "a wrong battery 9 staple";

    private final String someone = Api.someone();

    /** The same request before and after the account exists. */
    @ParameterizedTest
    @ValueSource(strings = {"email", "username"})
    void unknownAccountAndWrongPasswordAreAnsweredWithTheSameBytes(String field) {
        String question = question(field, someone);
        Answer unknown = api.post("api/user/token", question).mustBe(401, "invalid-credentials");
        assertThat(api.register(someone).status()).isEqualTo(201);
        Answer wrong = api.post("api/user/token", question).mustBe(401, "invalid-credentials");

        assertThat(wrong.status()).isEqualTo(unknown.status());
        assertThat(headers(wrong)).isEqualTo(headers(unknown));
        assertThat(body(wrong)).isEqualTo(body(unknown));
    }

    @Test
    void refusalRepeatsTheNameAsItWasSent() {
        assertThat(api.register(someone).status()).isEqualTo(201);
        String shouted = Api.email(someone).toUpperCase(Locale.ROOT);
        assertThat(api.post("api/user/token", Api.credentials(shouted, WRONG)).text("detail"))
                .isEqualTo("Incorrect Credentials for user " + shouted + ".");
    }

    /** The right password of an account that is not active is answered like a wrong password of an unknown name. */
    @ParameterizedTest
    @ValueSource(strings = {"DISABLED", "UNCONFIRMED"})
    void shutAccountIsAnsweredWithTheSameBytes(String status) throws SQLException {
        String right = Api.credentials(Api.email(someone), Api.PASSWORD);
        Answer unknown = api.post("api/user/token", right).mustBe(401, "invalid-credentials");
        assertThat(api.register(someone).status()).isEqualTo(201);
        TestDatabase.change("update account set status = '" + status + "' where username = '" + someone + "'");
        Answer shut = api.post("api/user/token", right).mustBe(401, "invalid-credentials");

        assertThat(headers(shut)).isEqualTo(headers(unknown));
        assertThat(body(shut)).isEqualTo(body(unknown));
    }

    /**
     * Prints the times without an assertion, because the machine may be busy. An AUC near 0.5 means that the times reveal
     * nothing.
     */
    @Test
    void everyReasonTakesTheSameTime() throws SQLException {
        Map<String, Question> questions = new LinkedHashMap<>();
        questions.put("unknown account", new Question(Api.someone(), WRONG, ""));
        questions.put("wrong password", known(WRONG, ""));
        questions.put(
                "locked account",
                known(
                        Api.PASSWORD,
                        "insert into guess_count (id, failures, last_failed, blocked_until)"
                                + " select id, 10, created, timestamp with time zone '2100-01-01 00:00:00+00' from account where username = '%s'"));
        questions.put(
                "disabled account",
                known(Api.PASSWORD, "update account set status = 'DISABLED' where username = '%s'"));
        questions.put(
                "unconfirmed account",
                known(Api.PASSWORD, "update account set status = 'UNCONFIRMED' where username = '%s'"));
        Map<String, long[]> times = new LinkedHashMap<>();
        for (int sample = -WARM_UP; sample < SAMPLES; sample++) {
            List<String> order = new ArrayList<>(questions.keySet());
            Collections.shuffle(order);
            for (String reason : order) {
                long nanos = nanos(questions.get(reason));
                if (sample >= 0) {
                    times.computeIfAbsent(reason, first -> new long[SAMPLES])[sample] = nanos;
                }
            }
        }
        print("Login refused", times, "unknown account");
    }

    @Test
    void forgottenPasswordOfAnUnknownAddressTakesTheSameTime() {
        Map<String, long[]> times = new LinkedHashMap<>();
        for (int sample = -WARM_UP; sample < SAMPLES; sample++) {
            String known = Api.someone();
            assertThat(api.register(known).status()).isEqualTo(201);
            List<String> order = new ArrayList<>(List.of(known, Api.someone()));
            Collections.shuffle(order);
            for (String name : order) {
                String json = Api.json("email", Api.email(name));
                long start = System.nanoTime();
                Answer answer = api.post("api/user/forgot-password", json);
                long nanos = System.nanoTime() - start;
                assertThat(answer.status()).isEqualTo(202);
                if (sample >= 0) {
                    times.computeIfAbsent(name.equals(known) ? "known" : "unknown", first -> new long[SAMPLES])[
                            sample] = nanos;
                }
            }
        }
        print("Password forgotten", times, "unknown");
    }

    /** A refused login, and the step that restores the state of its account. */
    private record Question(String name, String password, String state) {}

    private Question known(String password, String state) {
        String name = Api.someone();
        assertThat(api.register(name).status()).isEqualTo(201);
        return new Question(name, password, state);
    }

    private long nanos(Question question) throws SQLException {
        TestDatabase.change("delete from guess_count");
        if (!question.state().isEmpty()) {
            TestDatabase.change(question.state().formatted(question.name()));
        }
        String json = Api.credentials(Api.email(question.name()), question.password());
        long start = System.nanoTime();
        Answer answer = api.post("api/user/token", json);
        long end = System.nanoTime();
        answer.mustBe(401, "invalid-credentials");
        return end - start;
    }

    private static void print(String what, Map<String, long[]> times, String compared) {
        times.forEach((name, nanos) -> System.out.printf(
                Locale.ROOT,
                "%s, %d times: %s %.2f ms (median), AUC %.3f%n",
                what,
                nanos.length,
                name,
                median(nanos),
                auc(nanos, times.get(compared))));
    }

    private static String question(String field, String someone) {
        return Api.json(field, field.equals("email") ? Api.email(someone) : someone, "password", WRONG);
    }

    private static Map<String, List<String>> headers(Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        headers.remove("x-request-id");
        return headers;
    }

    private static String body(Answer answer) {
        return answer.body().replace(answer.header("X-Request-Id"), "");
    }

    private static double median(long[] nanos) {
        long[] sorted = Arrays.stream(nanos).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2e6;
    }

    /** The probability that a time of the first list is longer than one of the second (Mann and Whitney). */
    private static double auc(long[] first, long[] second) {
        return Arrays.stream(first)
                .mapToDouble(one -> Arrays.stream(second)
                        .mapToDouble(other -> one > other ? 1 : one == other ? 0.5 : 0)
                        .average()
                        .orElseThrow())
                .average()
                .orElseThrow();
    }
}
