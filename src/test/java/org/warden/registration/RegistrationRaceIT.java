package org.warden.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Rush;
import org.warden.server.TestDatabase;
import org.warden.server.Visitor;

/** Twenty concurrent registrations with the same name (ASVS 2.3.4). */
@Tag("smoke")
class RegistrationRaceIT extends OnServer {
    private static final int ROUNDS = 5;
    private static final int CALLERS = 20;

    private final String someone = Api.someone();

    @RepeatedTest(ROUNDS)
    void oneGetsTheEmailAddress() throws InterruptedException, SQLException {
        requireOneWinner(
                "email-taken",
                Rush.of(
                        CALLERS,
                        number -> new Visitor(api, someone + number, inSomeLetters(Api.email(someone), number))
                                .register()));
        assertThat(TestDatabase.ask("select count(*) from account where email_key = '" + Api.email(someone) + "'"))
                .isEqualTo("1");
    }

    @RepeatedTest(ROUNDS)
    void oneGetsTheUsername() throws InterruptedException, SQLException {
        requireOneWinner(
                "username-taken",
                Rush.of(
                        CALLERS,
                        number -> new Visitor(api, inSomeLetters(someone, number), Api.email(someone + number))
                                .register()));
        assertThat(TestDatabase.ask("select count(*) from account where username_key = '" + someone + "'"))
                .isEqualTo("1");
    }

    /** The same form, submitted several times. */
    @RepeatedTest(ROUNDS)
    void oneOfTheSameRegistrationsWins() throws InterruptedException, SQLException {
        List<Answer> answers = Rush.of(CALLERS, number -> api.register(someone));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.code()).isIn("email-taken", "username-taken"));
        assertThat(TestDatabase.ask("select count(*) from account where username_key = '" + someone + "'"))
                .isEqualTo("1");
    }

    private static void requireOneWinner(String code, List<Answer> answers) {
        assertThat(answers).hasSize(CALLERS);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 201).allSatisfy(answer -> answer.mustBe(409, code));
    }

    private static String inSomeLetters(String name, int number) {
        return number % 2 == 0 ? name : name.toUpperCase(Locale.ROOT);
    }
}
