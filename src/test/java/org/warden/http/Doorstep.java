package org.warden.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.TestDatabase;
import org.warden.server.TestRun;

/** A caller who may pass this door and is about to send a body, and what the database contained about the caller before. */
final class Doorstep {
    private static String administrator;
    private static String target;
    private static String owner;
    private static String ownersToken;

    private final Input input;
    private final Api caller;
    private final String someone;
    private final String before;

    private Doorstep(Input input, Api caller, String someone) throws SQLException {
        this.input = input;
        this.caller = caller;
        this.someone = someone;
        before = known();
    }

    /**
     * Watches the account that the door could change: for a door of administrators one with only the role User, for a door of
     * owners a new one, for any other door none yet.
     */
    static Doorstep of(Input input, Api api) throws SQLException {
        String newcomer = Api.someone();
        if (input.door().isOpen()) {
            return new Doorstep(input, api, newcomer);
        }
        return isForOwners(input)
                ? new Doorstep(input, api.as(api.newcomer(newcomer)), newcomer)
                : forAdministrator(input, api);
    }

    /** The same for a body that changes nothing, with one owner for all of them. */
    static Doorstep ofNothing(Input input, Api api) throws SQLException {
        if (!isForOwners(input)) {
            return of(input, api);
        }
        if (owner == null) {
            owner = Api.someone();
            ownersToken = api.newcomer(owner);
        }
        return new Doorstep(input, api.as(ownersToken), owner);
    }

    private static boolean isForOwners(Input input) {
        return input.door().roles().contains(Gate.AUTHENTICATED);
    }

    private static Doorstep forAdministrator(Input input, Api api) throws SQLException {
        if (target == null) {
            administrator = api.login(TestRun.ADMIN_EMAIL, TestRun.ADMIN_PASSWORD);
            target = Api.someone();
            assertThat(api.register(target).status()).isEqualTo(201);
        }
        boolean creates = input.door().call().equals("POST api/users");
        return new Doorstep(input, api.as(administrator), creates ? Api.someone() : target);
    }

    /** A good body with this field. */
    Map<String, String> body(String field) {
        return input.body(someone, field);
    }

    static String json(Map<String, String> body) {
        return body.entrySet().stream()
                .map(field -> '"' + field.getKey() + "\":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    Answer send(String json) {
        return send("application/json", BodyPublishers.ofString(json));
    }

    /** An empty type sends none. */
    Answer send(String type, BodyPublisher body) {
        return caller.send(input.method(), input.path(), type.isEmpty() ? null : type, body);
    }

    String someone() {
        return someone;
    }

    void requireNothingHappened() throws SQLException {
        assertThat(known()).isEqualTo(before);
    }

    /** The accounts with the caller's name, their roles, one of these, and the password. */
    private String known() throws SQLException {
        return TestDatabase.ask("""
                select count(distinct a.id) || ' ' || count(r.role_name) || ' ' || coalesce(max(r.role_name), '')
                       || coalesce(max(a.password_hash), '')
                from account a left join account_role r on r.account_id = a.id
                where a.username_key like '%1$s%%' or a.email_key like '%1$s%%'""".formatted(someone));
    }
}
