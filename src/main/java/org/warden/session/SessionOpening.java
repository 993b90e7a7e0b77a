package org.warden.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.warden.account.Account;
import org.warden.account.HeldRoles;
import org.warden.database.Ids;
import org.warden.http.Requester;
import org.warden.session.RefreshTokens.RefreshToken;

/** Opens sessions, in the transaction of the act that admits the account. */
@ApplicationScoped
public class SessionOpening {
    @Inject
    Sessions sessions;

    @Inject
    SessionUpkeep upkeep;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    SessionSettings settings;

    @Inject
    Ids ids;

    /**
     * Opens a session of this account, which the caller has locked, and ends the oldest ones if it has too many.
     *
     * @param methods how the account was proved (RFC 8176)
     * @param roles of the account
     */
    public NewSession open(Account account, HeldRoles roles, List<String> methods, Requester requester, Instant now) {
        RefreshToken first = refreshTokens.next();
        Session session = new Session(ids.next(), account.id(), methods, first, requester, now);
        sessions.add(session);
        upkeep.bound(session, settings.most());
        LiveSession live = new LiveSession(
                session.id(), methods, now, now, now, account.id(), account.username(), account.email(), roles);
        return new NewSession(live, first.text());
    }

    /** A session that has just been opened, and its first refresh token. */
    public record NewSession(LiveSession session, String refreshToken) {
        @Override
        public String toString() {
            return "NewSession[***]";
        }
    }
}
