package org.warden.login;

import java.time.Instant;
import java.util.List;
import org.warden.entrance.AccessTokens.Issued;
import org.warden.json.MayBeAbsent;
import org.warden.session.LiveSession;

/**
 * A successful login or renewal, in the format of the guides and of RFC 6750, section 4.
 *
 * @param expiresIn seconds
 * @param refreshToken absent if a cookie carries it
 */
public record TokenView(
        String message,
        boolean isAuthenticated,
        String userName,
        String email,
        List<String> roles,
        String token,
        String tokenType,
        long expiresIn,
        @MayBeAbsent String refreshToken,
        Instant refreshTokenExpiration) {
    static TokenView of(LiveSession session, Issued issued, String refreshToken, Instant expires) {
        return new TokenView(
                "Token issued for user " + session.username() + ".",
                true,
                session.username(),
                session.email(),
                issued.roles(),
                issued.token(),
                "Bearer",
                issued.life().toSeconds(),
                refreshToken,
                expires);
    }

    /** Returns the same without the refresh token, for a browser that gets it in a cookie (ASVS 3.3.4). */
    TokenView withoutRefreshToken() {
        return new TokenView(
                message,
                isAuthenticated,
                userName,
                email,
                roles,
                token,
                tokenType,
                expiresIn,
                null,
                refreshTokenExpiration);
    }

    @Override
    public String toString() {
        return "TokenView[userName=" + userName + ", tokens=***]";
    }
}
