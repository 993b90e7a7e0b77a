package org.warden.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Rush;
import org.warden.server.TestDatabase;
import org.warden.server.TestRun;
import org.warden.server.Visitor;

/** Unconfirmed accounts with one user name, on both databases; a reset link activates one as a confirmation does. */
class UnconfirmedIT extends OnServer {
    private static final int WAITING = 10;

    @Test
    void ofManyThatOpenWithOneNameAtOnceOneGetsIt() throws Exception {
        for (int round = 0; round < TestRun.ROUNDS; round++) {
            String name = Api.someone();
            List<String> tokens = new ArrayList<>();
            Visitor anyone = new Visitor(api);
            for (int number = 0; number < WAITING; number++) {
                tokens.add(waiting(name, name + number));
            }
            List<Answer> answers =
                    Rush.of(WAITING, number -> anyone.reset(tokens.get(number), "another battery 9 staple"));
            assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 409);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 409)
                    .extracting(Answer::code)
                    .containsOnly("username-taken");
            assertThat(TestDatabase.ask("select count(*) from account where username = '" + name + "'"))
                    .isEqualTo("1");
        }
    }

    /** Without confirmation of addresses, the answer reveals nothing about unconfirmed accounts. */
    @Test
    void nameOfAnAccountThatWaitsIsFree() throws SQLException {
        String name = Api.someone();
        waiting(name, name + "0");
        assertThat(api.register(name).status()).isEqualTo(201);
    }

    @Test
    void nameThatIsTakenMeanwhileIsNotConfirmed() throws SQLException {
        String name = Api.someone();
        waiting(name, name + "0");
        assertThat(api.register(name).status()).isEqualTo(201);
        Visitor late = new Visitor(api, name + "0");
        assertThat(late.resend().status()).isEqualTo(202);
        String token = late.mail("Please confirm your e-mail address").token();
        late.confirm(token).mustBe(409, "username-taken");
    }

    /** Creates an unconfirmed account with this name; returns the token that confirms it. */
    private String waiting(String name, String alone) throws SQLException {
        Visitor visitor = new Visitor(api, alone);
        assertThat(visitor.register().status()).isEqualTo(201);
        assertThat(TestDatabase.change("update account set status = 'UNCONFIRMED', username = '" + name
                        + "', username_key = '~' || cast(id as varchar(36)) where username = '" + alone + "'"))
                .isEqualTo(1);
        return visitor.forgotten().token();
    }
}
