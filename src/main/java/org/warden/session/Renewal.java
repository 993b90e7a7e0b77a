package org.warden.session;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.warden.account.Accounts;
import org.warden.account.Notices;
import org.warden.audit.AuditLog;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Client;
import org.warden.mail.Template;
import org.warden.token.RefreshTokens;
import org.warden.token.RefreshTokens.RefreshToken;
import org.warden.token.Session;
import org.warden.token.Session.End;
import org.warden.token.Sessions;
import org.warden.token.Sessions.Held;
import org.warden.token.SpentToken;

/** Goes on with a session: a refresh token for the next one, each used once (RFC 9700, section 4.14.2). */
@Act
@Stateless
public class Renewal {
    private static final System.Logger LOG = System.getLogger(Renewal.class.getName());

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    Sessions sessions;

    @Inject
    SessionSettings settings;

    @Inject
    TokenIssue issue;

    @Inject
    Accounts accounts;

    @Inject
    Notices notices;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** New tokens for the session of this refresh token. A refusal is no problem here: that a family was ended must stay written. */
    public Outcome renew(String refreshToken, Client client) {
        Instant now = clock.instant();
        String hash = RefreshTokens.hash(refreshToken);
        RefreshToken next = refreshTokens.next();
        if (sessions.renew(hash, next, client, now, settings.usedAfter(now), settings.createdAfter(now))) {
            Optional<Held> renewed = sessions.holding(next.hash());
            renewed.ifPresent(held -> sessions.spend(hash, held.session().id(), now));
            return Outcome.of(
                    renewed.map(held -> issue.view(held.session(), held.account(), held.roles(), next.text())));
        }
        return sessions.spent(hash).map(spent -> again(spent, client, now)).orElse(Outcome.REFUSED);
    }

    /**
     * Two tabs of a browser, or a caller whom the answer never reached: within the grace a used token is answered with the
     * newest of its family, the same for all who ask. After it, two hold the token, and nobody knows which is the owner.
     */
    private Outcome again(SpentToken spent, Client client, Instant now) {
        Session session = spent.session();
        if (!session.isLive(now, settings.idleLife(), settings.absoluteLife())) {
            return Outcome.REFUSED;
        }
        if (now.isBefore(spent.spent().plus(settings.refreshGrace()))) {
            String newest = refreshTokens.of(session.salt()).text();
            return Outcome.of(sessions.withId(session.id())
                    .map(held -> issue.view(held.session(), held.account(), held.roles(), newest)));
        }
        boolean ended = sessions.end(session.id(), End.REUSED, now);
        if (ended) {
            accounts.withId(session.accountId())
                    .ifPresent(owner -> notices.tell(Template.REFRESH_TOKEN_REUSED, owner, client));
            audit.record(
                    Action.REFRESH_TOKEN_REUSED,
                    session.accountId(),
                    session.id().toString(),
                    client);
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a spent refresh token came back: session {0} ended, request {1}",
                    session.id(),
                    client.requestId());
        }
        return new Outcome(Optional.empty(), ended);
    }

    /**
     * What came of it.
     *
     * @param tokens the next ones, where the session goes on
     * @param ended whether a session ended just now
     */
    public record Outcome(Optional<TokenView> tokens, boolean ended) {
        private static final Outcome REFUSED = new Outcome(Optional.empty(), false);

        static Outcome of(Optional<TokenView> tokens) {
            return new Outcome(tokens, false);
        }
    }
}
