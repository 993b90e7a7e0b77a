package org.warden.token;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.Claims;

/** Converts claims to the Java types of MicroProfile JWT 2.1, section 9: sets for the standard lists, seconds for times. */
final class MicroProfile {
    private static final Set<String> SETS = Set.of(Claims.aud.name(), Claims.groups.name());

    private MicroProfile() {}

    static AccessToken token(JWTClaimsSet claims, String kid, String raw) {
        Map<String, Object> typed = new HashMap<>();
        claims.getClaims().forEach((name, value) -> {
            if (value != null) {
                typed.put(name, typed(name, value));
            }
        });
        typed.put(Claims.raw_token.name(), raw);
        return new AccessToken(typed.get(Claim.UPN).toString(), typed, kid);
    }

    private static Object typed(String name, Object value) {
        if (value instanceof Date date) {
            return date.toInstant().getEpochSecond();
        }
        if (value instanceof Collection<?> values) {
            return SETS.contains(name) ? texts(values) : array(values);
        }
        return SETS.contains(name) ? Set.of(value.toString()) : value;
    }

    private static Set<String> texts(Collection<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    static JsonArray array(Collection<?> values) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        values.forEach(value -> array.add(String.valueOf(value)));
        return array.build();
    }
}
