package org.example.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Calls an API with the caller's token. Here it is Warden's own; any service that accepts Warden's tokens works the same. */
@ApplicationScoped
public class Profile {
    private final Client client = ClientBuilder.newBuilder()
            .connectTimeout(2, TimeUnit.SECONDS)
            .readTimeout(2, TimeUnit.SECONDS)
            .build();

    @Inject
    @ConfigProperty(name = "session.location")
    String warden;

    String email(String token) {
        return client.target(warden)
                .path("api/user")
                .request()
                .header("Authorization", "Bearer " + token)
                .get(JsonObject.class)
                .getString("email");
    }
}
