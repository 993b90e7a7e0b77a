package org.warden.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Rush;
import org.warden.server.TestDatabase;
import org.warden.server.TestMail;
import org.warden.server.TestMail.Mail;
import org.warden.server.TestRun;
import org.warden.server.Visitor;

/** A change of address: the owner of the new address confirms it, the owner of the old one may undo it (ASVS 6.3.7, 7.5.1). */
class EmailChangeIT extends OnServer {
    private static final String CONFIRM = "Please confirm your new e-mail address";
    private static final String CHANGED = "Your e-mail address was changed";
    private static final String NEXT = "another battery 9 staple";

    private Visitor owner;
    private String old;
    private String next;
    private Answer login;

    @BeforeEach
    void register() throws SQLException {
        owner = Visitor.registered(api);
        old = owner.email;
        next = "new" + old;
        TestDatabase.prove(old);
        login = owner.enter();
    }

    @Test
    void newAddressCountsWhenItIsConfirmed() {
        assertThat(owner.changeEmail(Api.PASSWORD, next).status()).isEqualTo(202);
        String token = TestMail.to(next, CONFIRM).token();
        assertThat(owner.own().get("api/user").text("email")).isEqualTo(old);
        assertThat(owner.confirm(token).status()).isEqualTo(200);
        assertThat(owner.own().get("api/user").text("email")).isEqualTo(next);
        assertThat(owner.at(next).logIn(Api.PASSWORD).status()).isEqualTo(200);
        owner.logIn(Api.PASSWORD).mustBe(401, "invalid-credentials");
    }

    @Test
    void passwordIsNeededForIt() {
        Answer refused = owner.changeEmail("wrong", next).mustBe(400, "invalid-input");
        assertThat(refused.fields()).containsExactly("password");
        assertThat(owner.changeEmail(Api.PASSWORD, "other" + old).status()).isEqualTo(202);
        TestMail.to("other" + old, CONFIRM);
        assertThat(TestMail.all(next)).isEmpty();
    }

    @Test
    void ownerOfATakenAddressIsToldAndTheCallerIsNot() {
        Visitor other = Visitor.registered(api);
        Answer taken = owner.changeEmail(Api.PASSWORD, other.email);
        Answer free = owner.changeEmail(Api.PASSWORD, next);
        assertThat(taken.status()).isEqualTo(202);
        assertThat(taken.body()).isEqualTo(free.body());
        assertThat(other.mail("You already have an account").text()).doesNotContain("#", owner.username);
    }

    @Test
    void addressThatAnotherAccountTookMeanwhileIsRefused() {
        String token = owner.moveLink(next);
        assertThat(new Visitor(api, Api.someone(), next).register().status()).isEqualTo(201);
        owner.confirm(token).mustBe(409, "email-taken");
        assertThat(owner.own().get("api/user").text("email")).isEqualTo(old);
    }

    @Test
    void ofTwentyConfirmationsAtOnceOneSucceeds() throws Exception {
        for (int round = 0; round < TestRun.ROUNDS; round++) {
            register();
            String token = owner.moveLink(next);
            List<Answer> answers = Rush.of(20, number -> owner.confirm(token));
            assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 400);
        }
    }

    @Test
    void oldAddressIsToldAndTakesTheAccountBack() {
        assertThat(owner.confirm(owner.moveLink(next)).status()).isEqualTo(200);
        Mail told = owner.mail(CHANGED);
        // No mail program turns it into a link.
        assertThat(told.text()).contains("New address: new" + owner.username + " at example. org");
        assertThat(told.link()).startsWith("http://localhost:8080/link/undo-email#");

        assertThat(owner.undo(told.token()).status()).isEqualTo(200);
        owner.own().get("api/secured").mustBe(401, "invalid-token");
        api.renew(login.text("refreshToken")).mustBe(401, "invalid-token");
        owner.logIn(Api.PASSWORD).mustBe(401, "invalid-credentials");

        owner.choosePassword(NEXT);
        assertThat(api.as(api.login(old, NEXT)).get("api/user").text("email")).isEqualTo(old);
        owner.undo(told.token()).mustBe(400, "invalid-link");
    }

    /** A thief who has the password and the new mailbox cannot keep the account. */
    @Test
    void nothingThatTheThiefDoesEndsTheLinkOfTheOldAddress() {
        assertThat(owner.confirm(owner.moveLink(next)).status()).isEqualTo(200);
        String firstUndo = owner.mail(CHANGED).token();
        assertThat(owner.confirm(owner.moveLink("evil" + old)).status()).isEqualTo(200);
        String laterUndo = owner.at(next).mail(CHANGED).token();
        assertThat(owner.changePassword(Api.PASSWORD, NEXT).status()).isEqualTo(200);
        assertThat(owner.undo(laterUndo).status()).isEqualTo(200);
        assertThat(owner.undo(firstUndo).status()).isEqualTo(200);
        assertThat(owner.forgotten().text()).contains("Hello Jane,");
    }

    @Test
    void youngerLinkDoesNotUndoWhatAnOlderOneDid() {
        assertThat(owner.confirm(owner.moveLink(next)).status()).isEqualTo(200);
        String firstUndo = owner.mail(CHANGED).token();
        assertThat(owner.confirm(owner.moveLink("evil" + old)).status()).isEqualTo(200);
        String laterUndo = owner.at(next).mail(CHANGED).token();
        assertThat(owner.undo(firstUndo).status()).isEqualTo(200);
        owner.undo(laterUndo).mustBe(400, "invalid-link");
    }

    /** The thief has the password and could add a second factor; the owner would then need a code and have none. */
    @Test
    void secondFactorOfTheThiefIsRemovedWithTheChange() {
        assertThat(owner.confirm(owner.moveLink(next)).status()).isEqualTo(200);
        String firstUndo = owner.mail(CHANGED).token();
        owner.setUpSecondFactor(0);
        assertThat(owner.undo(firstUndo).status()).isEqualTo(200);
        owner.choosePassword(NEXT);
        assertThat(api.login(old, NEXT)).isNotEmpty();
    }

    @Test
    void ownerHearsOfItWhenTheThiefDeletesTheAccount() {
        assertThat(owner.confirm(owner.moveLink(next)).status()).isEqualTo(200);
        assertThat(owner.delete(Api.PASSWORD).status()).isEqualTo(204);
        TestMail.to(old, "Your account was deleted");
        TestMail.to(next, "Your account was deleted");
    }

    /** However many links the thief requested. */
    @Test
    void linkForANewPasswordComesWithTheOldAddressForCertain() {
        assertThat(owner.confirm(owner.moveLink(next)).status()).isEqualTo(200);
        for (int i = 0; i < 7; i++) {
            assertThat(owner.at(next).forget().status()).isEqualTo(202);
        }
        assertThat(owner.undo(owner.mail(CHANGED).token()).status()).isEqualTo(200);
        owner.choosePassword(NEXT);
        assertThat(api.login(old, NEXT)).isNotEmpty();
    }

    @Test
    void oldAddressIsGivenToNoOtherAccountMeanwhile() {
        assertThat(owner.confirm(owner.moveLink(next)).status()).isEqualTo(200);
        new Visitor(api, Api.someone(), old).register().mustBe(409, "email-taken");
        assertThat(owner.undo(owner.mail(CHANGED).token()).status()).isEqualTo(200);
    }

    @Test
    void ownerMayChangeTheAddressBack() {
        assertThat(owner.confirm(owner.moveLink(next)).status()).isEqualTo(200);
        assertThat(owner.changeEmail(Api.PASSWORD, old).status()).isEqualTo(202);
        assertThat(owner.confirm(TestMail.to(old, CONFIRM).token()).status()).isEqualTo(200);
        assertThat(owner.own().get("api/user").text("email")).isEqualTo(old);
    }

    /** ASVS 1.3.7, 1.3.11: one recipient, and the name as it is. */
    @Test
    void namesAreNeitherTemplatesNorHeaders() {
        String strange = "{link} ${7*7} <b>O'Hara</b> \u5c0f";
        Answer renamed = owner.own().patch("api/user", Api.json("firstName", strange));
        assertThat(renamed.status()).isEqualTo(200);
        assertThat(owner.confirm(owner.moveLink(next)).status()).isEqualTo(200);
        Mail mail = owner.mail(CHANGED);
        assertThat(mail.to()).containsExactly(old);
        assertThat(mail.text()).contains("Hello " + strange + ",");
        assertThat(mail.html())
                .contains("Hello {link} ${7*7} &lt;b&gt;O&#39;Hara&lt;/b&gt; \u5c0f,")
                .doesNotContain("<b>");
        Answer lines = owner.own().patch("api/user", Api.json("firstName", "Jane\r\nBcc: eve@example.org"));
        lines.mustBe(400, "invalid-input");
    }

    /** The old mailbox may belong to a stranger, if a caller registered with that address. */
    @Test
    void oldAddressThatNeverAnsweredReadsNothingThatACallerChose() throws SQLException {
        TestDatabase.change("update account set email_proven = false where email = '" + old + "'");
        assertThat(owner.confirm(owner.moveLink("visit.prize.example/" + next)).status())
                .isEqualTo(200);
        Mail told = owner.mail(CHANGED);
        assertThat(told.text()).startsWith("Hello,").doesNotContain("Jane", "prize", owner.username);
        assertThat(owner.undo(told.token()).status()).isEqualTo(200);
    }
}
