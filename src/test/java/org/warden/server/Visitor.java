package org.warden.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import org.warden.secondfactor.Authenticator;
import org.warden.server.TestMail.Mail;

/**
 * A person with a user name and an e-mail address who registers, logs in and uses the account. A method returns any answer,
 * unless its comment says that the call must succeed.
 */
public final class Visitor {
    private static final String CHOOSE = "Choose a new password";
    private static final String CONFIRM = "Please confirm your new e-mail address";

    public final String username;
    public final String email;

    private final Api api;
    private final List<String> recoveryCodes = new ArrayList<>();
    private Api own;
    private Authenticator app;

    /** A person who has no account yet. */
    public Visitor(Api api) {
        this(api, Api.someone());
    }

    /** A person of this user name, who may have an account; the e-mail address is made from it. */
    public Visitor(Api api, String username) {
        this(api, username, Api.email(username));
    }

    /** A person of this user name and e-mail address, who may have an account. */
    public Visitor(Api api, String username, String email) {
        this.api = api;
        this.username = username;
        this.email = email;
    }

    /** A person with a new account; the registration must succeed. */
    public static Visitor registered(Api api) {
        Visitor visitor = new Visitor(api);
        require(201, visitor.register());
        return visitor;
    }

    /** A person in a session of a new account; both must succeed. */
    public static Visitor loggedIn(Api api) {
        Visitor visitor = registered(api);
        visitor.enter();
        return visitor;
    }

    /** The same person, who calls the API another way, such as from another device, and has no session there. */
    public Visitor by(Api other) {
        return new Visitor(other, username, email);
    }

    /** The same person under another address of the account, without a session. */
    public Visitor at(String address) {
        return new Visitor(api, username, address);
    }

    /** Registers with {@link Api#PASSWORD}. */
    public Answer register() {
        return register(Api.PASSWORD);
    }

    /** Registers as Jane Doe. */
    public Answer register(String password) {
        return api.post("api/user/register", Api.registration(username, email, password));
    }

    /** Logs in, which must succeed; later calls use this session. */
    public Answer enter() {
        Answer login = logIn();
        stayIn(login);
        return login;
    }

    /** Later calls use the session of this login. */
    public void stayIn(Answer login) {
        own = api.as(login.text("token"));
    }

    /** Opens another session, which must succeed. */
    public Answer logIn() {
        return require(200, logIn(Api.PASSWORD));
    }

    /** Logs in by e-mail address, with more fields of the request: names and texts in turn. */
    public Answer logIn(String password, String... more) {
        List<String> fields = new ArrayList<>(List.of("email", email, "password", password));
        fields.addAll(List.of(more));
        return api.post("api/user/token", Api.json(fields.toArray(String[]::new)));
    }

    /** The API as called in another session, which must open. */
    public Api newSession() {
        return api.as(logIn().text("token"));
    }

    /** The API as called in the session of this person. */
    public Api own() {
        if (own == null) {
            throw new IllegalStateException(username + " is in no session");
        }
        return own;
    }

    /** Proves the account again with the password and a recovery code, which must succeed. */
    public void prove(int recoveryCode) {
        stayIn(require(
                200,
                own().post(
                                "api/user/proof",
                                Api.json("password", Api.PASSWORD, "recoveryCode", recoveryCodes.get(recoveryCode)))));
    }

    /** Changes the password, in the own session. */
    public Answer changePassword(String current, String next) {
        return own().put("api/user/password", Api.json("currentPassword", current, "newPassword", next));
    }

    /** Asks for another address, in the own session. */
    public Answer changeEmail(String password, String address) {
        return own().put("api/user/email", Api.json("password", password, "email", address));
    }

    /** Asks to move to this address, which must be accepted, and returns the token that was mailed there. */
    public String moveLink(String address) {
        require(202, changeEmail(Api.PASSWORD, address));
        return TestMail.to(address, CONFIRM).token();
    }

    /** Confirms an address with a token that was mailed there. */
    public Answer confirm(String token) {
        return api.post("api/user/confirm-email", Api.json("token", token));
    }

    /** Asks for another link to confirm the address of the registration. */
    public Answer resend() {
        return api.post("api/user/resend-confirmation", Api.json("email", email));
    }

    /** Takes an address back with a token that was mailed to it. */
    public Answer undo(String token) {
        return api.post("api/user/undo-email", Api.json("token", token));
    }

    /** Asks for a link to a new password. */
    public Answer forget() {
        return api.post("api/user/forgot-password", Api.json("email", email));
    }

    /** Forgets the password, which must be accepted, and returns the mail with the link to a new one. */
    public Mail forgotten() {
        require(202, forget());
        return mail(CHOOSE);
    }

    /** Chooses a password with a token that was mailed. */
    public Answer reset(String token, String next) {
        return api.post("api/user/reset-password", Api.json("token", token, "newPassword", next));
    }

    /** Chooses a password, which must succeed, with the link that was mailed last. */
    public void choosePassword(String next) {
        require(200, reset(mail(CHOOSE).token(), next));
    }

    /** Deletes the account, in the own session. */
    public Answer delete(String password) {
        return own().delete("api/user", Api.json("password", password));
    }

    /** Begins with a second factor, which must succeed: from now on the app of this person has its secret. */
    public Answer startSecondFactor() {
        Answer setup = require(200, own().post("api/user/2fa", ""));
        app = new Authenticator(setup.text("secret"));
        return setup;
    }

    /** Confirms the second factor, in the own session. */
    public Answer confirmSecondFactor(String password, String code) {
        return own().post("api/user/2fa/confirm", Api.json("password", password, "code", code));
    }

    /** Confirms with the code so many steps from now, which must succeed, and keeps the recovery codes. */
    public void confirmSecondFactor(int steps) {
        keepCodes(require(200, confirmSecondFactor(Api.PASSWORD, code(steps))));
    }

    /** Starts and confirms a second factor. */
    public void setUpSecondFactor(int steps) {
        startSecondFactor();
        confirmSecondFactor(steps);
    }

    /** Removes the second factor; the proof is a code or a recovery code, by the name of its field. */
    public Answer removeSecondFactor(String password, String field, String proof) {
        return own().delete("api/user/2fa", Api.json("password", password, field, proof));
    }

    /** Renews the recovery codes, which must succeed, and keeps them. */
    public List<String> renewRecoveryCodes(String code) {
        keepCodes(require(
                200, own().post("api/user/2fa/recovery-codes", Api.json("password", Api.PASSWORD, "code", code))));
        return recoveryCodes();
    }

    private void keepCodes(Answer answer) {
        recoveryCodes.clear();
        recoveryCodes.addAll(answer.json().getJsonArray("recoveryCodes").getValuesAs(JsonString::getString));
    }

    /** The code that the app shows so many steps from now. */
    public String code(int steps) {
        return app.code(steps);
    }

    /** The latest recovery codes. */
    public List<String> recoveryCodes() {
        return List.copyOf(recoveryCodes);
    }

    /** The latest mail of this subject, once it has come. */
    public Mail mail(String subject) {
        return TestMail.to(email, subject);
    }

    /** All mails so far. */
    public List<Mail> mails() {
        return TestMail.all(email);
    }

    private static Answer require(int status, Answer answer) {
        assertThat(answer.status()).as(answer::toString).isEqualTo(status);
        return answer;
    }
}
