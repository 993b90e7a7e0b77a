package org.warden.support;

import java.net.http.HttpResponse;
import java.util.Map;

/** A service that accepts Warden's tokens, and tokens of made-up callers for it. Warden itself does not run. */
public final class Service implements AutoCloseable {
    private final Mint mint;
    private final Server server;

    private Service(Mint mint, Server server) {
        this.mint = mint;
        this.server = server;
    }

    /** Starts the WAR with the key of a new mint, and waits for it. */
    static Service start() {
        Mint mint = new Mint();
        return new Service(
                mint,
                Server.start(Map.of(
                        "MP_JWT_VERIFY_PUBLICKEY_LOCATION", mint.keys().toString(), "PERMISSIONS_MAX_AGE", "PT1S")));
    }

    /** Everything that the server has printed so far. */
    public String log() {
        return server.log();
    }

    /**
     * Sends a request.
     *
     * @param path relative to the root of the server, without a slash at its beginning
     * @param json the body, or null
     * @param token an access token, or null
     */
    public HttpResponse<String> send(String method, String path, String json, String token) {
        return server.send(method, path, json, token);
    }

    /** A token, valid for five minutes, of a made-up caller with this user name and these roles. */
    public String token(String username, String... roles) {
        return mint.token(username, roles);
    }

    /** Gives a role these permissions in place of those that it had; the service knows it within a second. */
    public void role(String name, String... permissions) {
        mint.role(name, permissions);
    }

    @Override
    public void close() {
        server.close();
        mint.close();
    }
}
