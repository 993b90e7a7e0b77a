package org.warden.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHasherTest {
    private final PasswordHasher hasher = hasher(64, 1, 1);

    /** From {@code test.c} of the reference implementation, version 0x13: other memory, passes, lanes, password, salt. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "password $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "password $argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "password $argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "password $argon2id$v=19$m=65536,t=1,p=1$c29tZXNhbHQ$9qWtwbpyPd3vm1rB1GThgPzZ3/ydHL92zKL+15XZypg",
                "differentpassword $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$C4TWUs9rDEvq7w3+J4umqA32aWKB1+DSiRuBfYxFj94",
                "password $argon2id$v=19$m=65536,t=2,p=1$ZGlmZnNhbHQ$vfMrBczELrFdWP0ZsfhWsRPaHppYdP3MVEMIVlqoFBw"
            })
    void hashIsThatOfTheReferenceImplementation(String password, String phc) {
        assertThat(hasher.matches(password.toCharArray(), phc)).isTrue();
    }

    @Test
    void passwordMatchesItsHash() {
        assertThat(matches("correct horse", "correct horse")).isTrue();
    }

    @Test
    void parametersOfTodayStandInTheHash() {
        assertThat(hasher(128, 3, 2).hash("x".toCharArray())).startsWith("$argon2id$v=19$m=128,t=3,p=2$");
    }

    @Test
    void saltHas128BitsAndTheHash256() {
        PhcString phc = PhcString.parse(hasher.hash("x".toCharArray())).orElseThrow();
        assertThat(phc.salt()).hasSize(16);
        assertThat(phc.hash()).hasSize(32);
    }

    @Test
    void samePasswordTwiceHasTwoSalts() {
        PhcString one =
                PhcString.parse(hasher.hash("correct horse".toCharArray())).orElseThrow();
        PhcString other =
                PhcString.parse(hasher.hash("correct horse".toCharArray())).orElseThrow();
        assertThat(one.salt()).isNotEqualTo(other.salt());
        assertThat(one.hash()).isNotEqualTo(other.hash());
    }

    @Test
    void hashIsMadeWithTheParametersThatStandInIt() {
        String phc = hasher(128, 2, 1).hash("correct horse".toCharArray());
        assertThat(hasher.matches("correct horse".toCharArray(), phc)).isTrue();
        assertThat(hasher.matches("correct horse".toCharArray(), phc.replace("t=2", "t=3")))
                .isFalse();
    }

    /** ASVS 6.2.8: exactly as received, without truncation or another letter case. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Correct horse",
                "correct horse ",
                " correct horse",
                "correct horse\u0000",
                "correct hors",
                "correct  horse",
                "c\u043errect horse",
                ""
            })
    void anyOtherPasswordDoesNotMatch(String other) {
        assertThat(matches("correct horse", other)).isFalse();
    }

    /** ASVS 6.2.8: where bcrypt, old field lengths and our own limit would cut. */
    @ParameterizedTest
    @ValueSource(ints = {0, 64, 72, 127})
    void oneOf128CharactersDecides(int place) {
        StringBuilder other = new StringBuilder("a".repeat(128));
        other.setCharAt(place, 'b');
        assertThat(matches("a".repeat(128), other.toString())).isFalse();
    }

    /** ASVS 6.2.9. */
    @ParameterizedTest
    @ValueSource(ints = {64, 128})
    void longPasswordMatches(int length) {
        assertThat(matches("a".repeat(length), "a".repeat(length))).isTrue();
    }

    @Test
    void lettersBeyondAsciiAreUtf8() {
        assertThat(matches("p\u00e4ssw\u00f6rt \ud83d\ude00", "p\u00e4ssw\u00f6rt \ud83d\ude00"))
                .isTrue();
        assertThat(matches("p\u00e4ssw\u00f6rt \ud83d\ude00", "p\u00e4ssw\u00f6rt \ud83d\ude01"))
                .isFalse();
    }

    @Test
    void passwordIsNotChangedByHashing() {
        char[] password = "correct horse".toCharArray();
        hasher.hash(password);
        assertThat(password).containsExactly("correct horse".toCharArray());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "$2y$10$abcdefghijklmnopqrstuuJ4x8bWb6vO1tM1gqv4bWJ0x1l2ZQ3y2",
                "$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$x",
                "$argon2id$v=19$m=999999999,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5Q",
                "$argon2id$v=19$m=64,t=0,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5Q",
                "$argon2id$v=19$m=64,t=1,p=0$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5Q",
                "$argon2id$v=19$m=64,t=1,p=99$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5Q"
            })
    void hashOfNoKnownSchemeIsMatchedByNothingAndNeverReplaced(String stored) {
        assertThat(hasher.matches("x".toCharArray(), stored)).isFalse();
        assertThat(hasher.isOutdated(stored)).isFalse();
    }

    @Test
    void decoyIsNeverMatched() {
        assertThat(List.of("", "password", "a".repeat(128)))
                .noneMatch(password -> hasher.matchesNone(password.toCharArray()));
    }

    @Test
    void hashOfTodayIsNotOutdated() {
        assertThat(hasher.isOutdated(hasher.hash("x".toCharArray()))).isFalse();
    }

    /** ASVS 11.4.2: the operator may also choose a cheaper setting. */
    @ParameterizedTest
    @CsvSource({"128, 1, 1", "32, 1, 1", "64, 2, 1", "64, 1, 2"})
    void hashOfOtherParametersIsOutdated(int memory, int iterations, int parallelism) {
        String phc = hasher(memory, iterations, parallelism).hash("x".toCharArray());
        assertThat(hasher.isOutdated(phc)).isTrue();
    }

    /** More callers than the pool has blocks for: they share memory and must not share a result. */
    @Test
    void manyThreadsGetTheRightAnswers() throws InterruptedException, ExecutionException {
        String phc = hasher.hash("correct horse".toCharArray());
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int caller = 0; caller < 400; caller++) {
                String password = caller % 2 == 0 ? "correct horse" : "wrong horse " + caller;
                answers.add(threads.submit(() -> hasher.matches(password.toCharArray(), phc)));
            }
            for (int caller = 0; caller < 400; caller++) {
                assertThat(answers.get(caller).get()).as("caller %d", caller).isEqualTo(caller % 2 == 0);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean matches(String password, String other) {
        return hasher.matches(other.toCharArray(), hasher.hash(password.toCharArray()));
    }

    private static PasswordHasher hasher(int memory, int iterations, int parallelism) {
        return new PasswordHasher(new PasswordSettings(12, memory, iterations, parallelism, 0), new SecureRandom());
    }
}
