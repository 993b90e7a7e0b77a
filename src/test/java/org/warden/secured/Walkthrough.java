package org.warden.secured;

import static org.assertj.core.api.Assertions.assertThat;

import org.warden.server.Answer;
import org.warden.server.Api;

/** The requests of the guides' walkthrough, for any server. */
public final class Walkthrough {
    private final Api api;
    private final String duke = Api.someone();

    public Walkthrough(Api api) {
        this.api = api;
    }

    public void fromRegistrationToAdministrator() {
        Answer registered = api.register(duke);
        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.text("message")).isEqualTo("User Registered with username " + duke);
        assertThat(registered.json().getJsonArray("roles")).hasToString("[\"User\"]");

        assertThat(api.get("api/secured").status()).isEqualTo(401);

        Api user = api.as(api.login(Api.email(duke), Api.PASSWORD));
        Answer data = user.get("api/secured");
        assertThat(data.status()).isEqualTo(200);
        assertThat(data.text("message")).isEqualTo("This Secured Data is available only for Authenticated Users.");
        assertThat(user.post("api/secured", "").status()).isEqualTo(403);
        assertThat(addRole(user, "Administrator").status()).isEqualTo(403);

        Api administrator = api.asAdministrator();
        Answer added = addRole(administrator, "Moderator");
        assertThat(added.status()).isEqualTo(200);
        assertThat(added.text("message")).isEqualTo("Added Moderator to user " + Api.email(duke) + ".");
        Answer unknown = addRole(administrator, "RandomRole");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text("detail")).isEqualTo("Role RandomRole not found.");
        assertThat(addRole(administrator, "Administrator").status()).isEqualTo(200);

        Api promoted = api.as(api.login(Api.email(duke), Api.PASSWORD));
        assertThat(promoted.post("api/secured", "").status()).isEqualTo(200);
    }

    private Answer addRole(Api caller, String role) {
        return caller.post(
                "api/user/addrole", Api.json("email", Api.email(duke), "password", Api.PASSWORD, "role", role));
    }
}
