package org.warden.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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

/** A login tells nobody which accounts exist (ASVS 6.3.8). */
class EnumerationIT extends OnServer {
    private static final int PAIRS = 200;
    private static final String WRONG = "a wrong battery 9 staple";

    private final String someone = Api.someone();

    /** The same question before and after the account exists. */
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

    /** Prints and asserts nothing on time: a machine may do something else meanwhile. An AUC near 0.5 tells nothing apart. */
    @Test
    void unknownAccountAndWrongPasswordTakeTheSameTime() {
        assertThat(api.register(someone).status()).isEqualTo(201);
        String known = question("email", someone);
        String unknown = question("email", Api.someone());
        for (int warmUp = 0; warmUp < 20; warmUp++) {
            nanos(known);
            nanos(unknown);
        }
        long[] knownTimes = new long[PAIRS];
        long[] unknownTimes = new long[PAIRS];
        for (int pair = 0; pair < PAIRS; pair++) {
            boolean knownFirst = pair % 2 == 0;
            long first = nanos(knownFirst ? known : unknown);
            long second = nanos(knownFirst ? unknown : known);
            knownTimes[pair] = knownFirst ? first : second;
            unknownTimes[pair] = knownFirst ? second : first;
        }
        System.out.printf(
                Locale.ROOT,
                "Login refused, %d pairs: wrong password %.2f ms, unknown account %.2f ms (medians), AUC %.3f%n",
                PAIRS,
                median(knownTimes),
                median(unknownTimes),
                auc(knownTimes, unknownTimes));
    }

    private long nanos(String question) {
        long start = System.nanoTime();
        Answer answer = api.post("api/user/token", question);
        long end = System.nanoTime();
        answer.mustBe(401, "invalid-credentials");
        return end - start;
    }

    private static String question(String field, String someone) {
        return """
                {"%s":"%s","password":"%s"}""".formatted(field, field.equals("email") ? Api.email(someone) : someone, WRONG);
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

    /** How likely one of the first is longer than one of the second (Mann and Whitney). */
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
