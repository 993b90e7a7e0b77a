package org.warden.token;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.warden.http.Answers;
import org.warden.http.HttpSettings;
import org.warden.key.KeySettings;
import org.warden.problem.Refuses;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/**
 * The properties that a service needs to accept our tokens, ready to paste (MicroProfile JWT 2.1, section 9.2). They always
 * contain the public URL, whatever address the request was sent to.
 */
@Path("microprofile-config.properties")
@ApplicationScoped
public class ConsumerResource {
    @Inject
    HttpSettings http;

    @Inject
    TokenSettings tokens;

    @Inject
    KeySettings keys;

    /** Returns the configuration for a service that uses MicroProfile JWT. */
    @GET
    @Throttled(Cost.NOTHING)
    @PermitAll
    @Refuses({})
    @Produces("text/plain;charset=UTF-8")
    @Answers(headers = "Cache-Control")
    public Response lines() {
        return Response.ok(lines(http, tokens, keys))
                .header("Cache-Control", "public, max-age=300")
                .build();
    }

    static String lines(HttpSettings http, TokenSettings tokens, KeySettings keys) {
        return line("mp.jwt.verify.publickey.location", http.publicUrl() + "/.well-known/jwks.json")
                + line("mp.jwt.verify.publickey.algorithm", keys.algorithm().name())
                + line("mp.jwt.verify.issuer", tokens.issuer())
                + line("mp.jwt.verify.audiences", tokens.audience().replace(",", "\\,"))
                + "# WildFly needs this; otherwise @RolesAllowed admits every caller.\n"
                + line("resteasy.role.based.security", "true");
    }

    private static String line(String key, String value) {
        return key + "=" + escaped(value) + "\n";
    }

    /** Escapes a value for {@link java.util.Properties#load(java.io.Reader)}, in ASCII. */
    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        value.chars().forEach(c -> {
            if (c < 0x20 || c > 0x7e) {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                escaped.append(c == '\\' || (c == ' ' && escaped.isEmpty()) ? "\\" : "")
                        .append((char) c);
            }
        });
        return escaped.toString();
    }
}
