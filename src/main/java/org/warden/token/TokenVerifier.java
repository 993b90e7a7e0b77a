package org.warden.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.Claims;
import org.warden.key.KeyRing;
import org.warden.key.KeySettings;
import org.warden.token.TokenSpec.Kind;

/** Decides whether an access token is ours and valid now (RFC 8725, sections 3.1 to 3.12). Makes no query. */
@ApplicationScoped
public class TokenVerifier {
    /** How far in the future a token may start, as most verifiers allow. It does not extend the life of a token. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    @Inject
    KeyRing ring;

    @Inject
    TokenSettings settings;

    @Inject
    Clock clock;

    /** Verifies a token completely. */
    public Verdict verify(String token) {
        Verdict verdict = origin(token);
        return verdict.isRefused()
                ? verdict
                : times(verdict.token()).map(Verdict::refused).orElse(verdict);
    }

    /** Verifies everything but the times: an expired token can still be revoked. */
    public Verdict origin(String token) {
        try {
            return origin(parse(token), token);
        } catch (ParseException | IllegalArgumentException notAToken) {
            return Verdict.refused("malformed");
        }
    }

    /** The library throws unrelated exceptions for some texts: a header of {@code null} is one. */
    private static SignedJWT parse(String token) throws ParseException {
        try {
            return SignedJWT.parse(token);
        } catch (RuntimeException notAToken) {
            throw new IllegalArgumentException(notAToken);
        }
    }

    /** Checks the signature first, so that no claim of an unsigned token is read. */
    private Verdict origin(SignedJWT token, String raw) throws ParseException {
        Optional<String> refusal = header(token);
        if (refusal.isEmpty() && !ring.verifies(token)) {
            refusal = Optional.of("key or signature");
        }
        if (refusal.isPresent()) {
            return Verdict.refused(refusal.get());
        }
        JWTClaimsSet claims = token.getJWTClaimsSet();
        String kid = token.getHeader().getKeyID();
        return claims(claims)
                .map(Verdict::refused)
                .orElseGet(() -> Verdict.accepted(MicroProfile.token(claims, kid, raw)));
    }

    private static Optional<String> header(SignedJWT token) {
        JWSHeader header = token.getHeader();
        if (!JOSEObjectType.JWT.equals(header.getType())) {
            return Optional.of("typ");
        }
        if (header.getCriticalParams() != null || header.getContentType() != null) {
            return Optional.of("crit or cty");
        }
        // The library ignores characters that are not base64url: one signature would have many spellings.
        Base64URL signature = token.getSignature();
        return Base64URL.encode(signature.decode()).equals(signature) ? Optional.empty() : Optional.of("encoding");
    }

    private Optional<String> claims(JWTClaimsSet claims) {
        if (!settings.issuer().equals(claims.getIssuer())) {
            return Optional.of("iss");
        }
        if (!claims.getAudience().equals(List.of(settings.audience()))) {
            return Optional.of("aud");
        }
        if (!Kind.ACCESS.word().equals(claims.getClaim(Claim.USE))) {
            return Optional.of("token_use");
        }
        if (claims.getSubject() == null || claims.getJWTID() == null || claims.getClaim(Claim.UPN) == null) {
            return Optional.of("sub, jti or upn missing");
        }
        return Claim.misshapen(claims);
    }

    private Optional<String> times(AccessToken token) {
        Instant now = clock.instant();
        Instant soon = now.plus(SKEW);
        Long expires = token.getClaim(Claims.exp.name());
        // Keys are kept for the longest life of a token: no token may outlive that.
        if (expires == null || !isAfter(expires, now) || isAfter(expires, soon.plus(KeySettings.LONGEST_TOKEN_LIFE))) {
            return Optional.of("exp");
        }
        Long issued = token.getClaim(Claims.iat.name());
        if (issued == null || isAfter(issued, soon)) {
            return Optional.of("iat");
        }
        Long notBefore = token.getClaim(Claims.nbf.name());
        return notBefore != null && isAfter(notBefore, soon) ? Optional.of("nbf") : Optional.empty();
    }

    private static boolean isAfter(long epochSecond, Instant moment) {
        return Instant.ofEpochSecond(epochSecond).isAfter(moment);
    }

    /** Either the verified token, or the reason for the refusal, in a few fixed words for the log. */
    public record Verdict(AccessToken token, String refusal) {
        /** The verdict about a valid token. */
        public static Verdict accepted(AccessToken token) {
            return new Verdict(token, null);
        }

        /** The verdict about any other token. */
        public static Verdict refused(String reason) {
            return new Verdict(null, reason);
        }

        /** Whether the token is not valid. */
        public boolean isRefused() {
            return token == null;
        }
    }
}
