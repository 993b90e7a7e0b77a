package org.warden.support;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/** A running service that accepts Warden's tokens. {@link #token} makes tokens of made-up callers, without Warden. */
public final class Service implements AutoCloseable {
    private final Mint mint;
    private final Server server;

    private Service(Mint mint, Server server) {
        this.mint = mint;
        this.server = server;
    }

    /** Starts the WAR with the key of a new mint and these settings, and waits for it. */
    static Service start(Map<String, String> settings) {
        Mint mint = new Mint();
        Map<String, String> all = new HashMap<>(settings);
        all.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", mint.keys().toString());
        all.put("PERMISSIONS_MAX_AGE", "PT1S");
        return new Service(mint, Server.start(Server.WAR, all));
    }

    /** The root of the server, with a slash at the end. */
    public URI address() {
        return server.address();
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
