package org.warden.token;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Our claims beside the registered ones: the session, the kind of token, and the names that the guides use. */
final class Claim {
    static final String SESSION = "sid";
    static final String USE = "token_use";
    static final String UPN = "upn";
    static final String USERNAME = "preferred_username";
    static final String GROUPS = "groups";
    static final String AUTHENTICATED_AT = "auth_time";
    static final String METHODS = "amr";
    static final String ROLES = "roles";
    static final String UID = "uid";
    static final String EMAIL = "email";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** The type of each claim, checked before any code casts it. A signature proves the origin of a claim, not its type. */
    private static final Map<String, Predicate<Object>> SHAPES = Map.ofEntries(
            Map.entry("sub", Claim::isId),
            Map.entry(UID, Claim::isId),
            Map.entry(SESSION, Claim::isId),
            Map.entry("jti", Claim::isText),
            Map.entry(UPN, Claim::isText),
            Map.entry(USERNAME, Claim::isText),
            Map.entry(EMAIL, Claim::isText),
            Map.entry(GROUPS, Claim::areTexts),
            Map.entry(ROLES, Claim::areTexts),
            Map.entry(METHODS, Claim::areTexts),
            Map.entry(AUTHENTICATED_AT, Number.class::isInstance));

    private Claim() {}

    /** Returns the first claim with a value of the wrong type, including {@code null}; empty if all claims are well formed. */
    static Optional<String> misshapen(JWTClaimsSet claims) {
        return SHAPES.entrySet().stream()
                .filter(shape -> claims.getClaims().containsKey(shape.getKey()))
                .filter(shape -> !shape.getValue().test(claims.getClaim(shape.getKey())))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }

    private static boolean isId(Object value) {
        return value instanceof String text && ID.matcher(text).matches();
    }

    private static boolean isText(Object value) {
        return value instanceof String text && !text.isBlank();
    }

    private static boolean areTexts(Object value) {
        return value instanceof List<?> list && list.stream().allMatch(Claim::isText);
    }
}
