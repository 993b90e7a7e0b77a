package org.warden.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.Rush;
import org.warden.server.Visitor;

/** Many concurrent guesses at one account, on one node or several (promise 4). */
public final class GuessRace {
    public static final int THRESHOLD = 10;
    private static final int GUESSES = 100;

    private final List<Api> nodes;

    public GuessRace(List<Api> nodes) {
        this.nodes = nodes;
    }

    /** Sends a hundred concurrent wrong passwords, then the right one, which is refused. Returns the owner of the account. */
    public String run() throws InterruptedException {
        Visitor victim = Visitor.registered(nodes.get(0));
        List<Answer> answers = Rush.of(GUESSES, caller -> at(caller, victim).logIn("wrong password " + caller));
        // If too many callers wait, further ones are refused at once.
        assertThat(answers).extracting(Answer::status).isSubsetOf(401, 503);
        for (int node = 0; node < nodes.size(); node++) {
            at(node, victim).logIn(Api.PASSWORD).mustBe(401, "invalid-credentials");
        }
        return victim.username;
    }

    private Visitor at(int caller, Visitor victim) {
        return victim.by(nodes.get(caller % nodes.size()));
    }

    /** The number of compared guesses at the account of this user, according to the audit log. */
    public static String evaluated(String username) {
        return "select count(*) from audit_event e join account a on a.id = e.account_id where a.username = '"
                + username
                + "' and (e.action = 'ACCOUNT_LOCKED' or (e.action = 'CREDENTIALS_REFUSED' and e.subject = 'wrong'))";
    }
}
