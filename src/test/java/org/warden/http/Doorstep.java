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

/** Somebody who may pass this door, about to send a body, and what the database knew of him before. */
final class Doorstep {
    private static String administrator;
    private static String target;
    private static String owner;
    private static String ownersToken;

    private final Door door;
    private final Api caller;
    private final String someone;
    private final String before;

    private Doorstep(Door door, Api caller, String someone) throws SQLException {
        this.door = door;
        this.caller = caller;
        this.someone = someone;
        before = known();
    }

    /**
     * Watches the account that the door could change: for a door of administrators one that has only the role User, for a door
     * of owners a new one, and for any other door none yet.
     */
    static Doorstep of(Door door, Api api) throws SQLException {
        String newcomer = Api.someone();
        return switch (door.who()) {
            case ANYONE -> new Doorstep(door, api, newcomer);
            case OWNER -> new Doorstep(door, api.as(api.newcomer(newcomer)), newcomer);
            case ADMINISTRATOR -> forAdministrator(door, api);
        };
    }

    /** The same for a body that changes nothing: one owner for all of those. */
    static Doorstep ofNothing(Door door, Api api) throws SQLException {
        if (door.who() != Door.Who.OWNER) {
            return of(door, api);
        }
        if (owner == null) {
            owner = Api.someone();
            ownersToken = api.newcomer(owner);
        }
        return new Doorstep(door, api.as(ownersToken), owner);
    }

    private static Doorstep forAdministrator(Door door, Api api) throws SQLException {
        if (target == null) {
            administrator = api.login(TestRun.ADMIN_EMAIL, TestRun.ADMIN_PASSWORD);
            target = Api.someone();
            assertThat(api.register(target).status()).isEqualTo(201);
        }
        return new Doorstep(door, api.as(administrator), target);
    }

    /** A good body with this field. */
    Map<String, String> body(String field) {
        return door.body(someone, field);
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
        return caller.send(door.method(), door.path(), type.isEmpty() ? null : type, body);
    }

    String someone() {
        return someone;
    }

    void requireNothingHappened() throws SQLException {
        assertThat(known()).isEqualTo(before);
    }

    /** Accounts that are called like him, their roles, one of these, and the password. */
    private String known() throws SQLException {
        return TestDatabase.ask("""
                select count(distinct a.id) || ' ' || count(r.role_name) || ' ' || coalesce(max(r.role_name), '')
                       || coalesce(max(a.password_hash), '')
                from account a left join account_role r on r.account_id = a.id
                where a.username_key like '%1$s%%' or a.email_key like '%1$s%%'""".formatted(someone));
    }
}
