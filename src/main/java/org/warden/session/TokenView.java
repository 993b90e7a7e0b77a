package org.warden.session;

import java.time.Duration;
import java.util.List;
import org.warden.account.Account;

/**
 * A successful login, in the guides' words and in those of RFC 6750, section 4.
 *
 * @param expiresIn seconds
 */
public record TokenView(
        String message,
        boolean isAuthenticated,
        String userName,
        String email,
        List<String> roles,
        String token,
        String tokenType,
        long expiresIn) {
    static TokenView of(Account account, String token, Duration life) {
        return new TokenView(
                "Token issued for user " + account.username() + ".",
                true,
                account.username(),
                account.email(),
                account.roleNames(),
                token,
                "Bearer",
                life.toSeconds());
    }

    @Override
    public String toString() {
        return "TokenView[userName=" + userName + ", token=***]";
    }
}
