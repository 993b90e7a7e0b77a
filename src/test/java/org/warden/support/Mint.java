package org.warden.support;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tokens as Warden issues them, for the tests of a service of any technology: signed with a throw-away key, which is published
 * with the permissions of roles at addresses that the service reads.
 */
public final class Mint implements AutoCloseable {
    private static final int LIFE_SECONDS = 300;

    private final KeyPair pair = pair();
    private final Map<String, String> roles = new ConcurrentHashMap<>();
    private final HttpServer documents;

    /** Publishes the key and the permissions at a free port, until the end of the JVM or {@link #close()}. */
    public Mint() {
        try {
            documents = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        publish("/jwks.json", this::jwks);
        publish("/warden-permissions", this::published);
        documents.start();
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private void publish(String path, Supplier<String> json) {
        documents.createContext(path, exchange -> {
            byte[] body = json.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    /** The address of the public key, in place of {@code /.well-known/jwks.json} of Warden. */
    public URI keys() {
        return address("jwks.json");
    }

    /** The address of the permissions, in place of {@code /.well-known/warden-permissions} of Warden. */
    public URI permissions() {
        return address("warden-permissions");
    }

    private URI address(String document) {
        return URI.create("http://localhost:" + documents.getAddress().getPort() + "/" + document);
    }

    /** A token, valid for five minutes, of a made-up caller with this user name and these roles. */
    public String token(String username, String... groups) {
        long now = Instant.now().getEpochSecond();
        String names = list(groups);
        String text = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"test\"}") + "."
                + base64("""
                {"iss":"SecureApi","aud":"SecureApiUser","sub":"%s","upn":"%s","preferred_username":"%s",
                "email":"%s@example.org","groups":%s,"roles":%s,"iat":%s,"auth_time":%s,"exp":%s,"jti":"%s",
                "token_use":"access"}
                """.formatted(
                                UUID.nameUUIDFromBytes(username.getBytes(StandardCharsets.UTF_8)),
                                username,
                                username,
                                username,
                                names,
                                names,
                                now,
                                now,
                                now + LIFE_SECONDS,
                                UUID.randomUUID()));
        return text + "." + base64(signature(text));
    }

    private byte[] signature(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Gives a role these permissions in place of those that it had. */
    public void role(String name, String... permissions) {
        roles.put(name, list(permissions));
    }

    private String jwks() {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"test\",\"n\":\""
                + base64(unsigned(key.getModulus().toByteArray())) + "\",\"e\":\""
                + base64(unsigned(key.getPublicExponent().toByteArray())) + "\"}]}";
    }

    private String published() {
        return roles.entrySet().stream()
                .map(role -> "\"" + role.getKey() + "\":" + role.getValue())
                .collect(Collectors.joining(",", "{\"roles\":{", "}}"));
    }

    private static String list(String... names) {
        return Stream.of(names).map(name -> '"' + name + '"').collect(Collectors.joining(",", "[", "]"));
    }

    /** RFC 7518, section 6.3.1: without the zero that stands for the sign. */
    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        documents.stop(0);
    }
}
