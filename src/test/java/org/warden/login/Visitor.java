package org.warden.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.warden.server.Answer;
import org.warden.server.Api;

/** Somebody with a new account, who logs in as often as a test wants. */
final class Visitor {
    final String username = Api.someone();
    final String email = Api.email(username);

    private final Api api;

    Visitor(Api api) {
        this.api = api;
        assertThat(api.register(username).status()).isEqualTo(201);
    }

    Answer login() {
        Answer login = api.post("api/user/token", Api.credentials(email, Api.PASSWORD));
        assertThat(login.status()).isEqualTo(200);
        return login;
    }

    /** The API as he calls it in a session of his own. */
    Api loggedIn() {
        return api.as(login().text("token"));
    }

    static Answer delete(Api caller, String path) {
        return caller.send("DELETE", path, null, BodyPublishers.noBody());
    }

    static Answer changePassword(Api caller, String current, String next) {
        return Races.changePassword(caller, current, next);
    }
}
