package org.warden.ticket;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.warden.database.Act;
import org.warden.entrance.AccessTokens;
import org.warden.entrance.AccessTokens.Issued;
import org.warden.session.LiveSession;
import org.warden.session.LiveSessions;
import org.warden.session.RefreshTokens;

/** Issues and uses tickets. */
@Act
@Stateless
public class Tickets {
    /** Long enough to open a connection. */
    static final Duration LIFE = Duration.ofSeconds(30);

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    @PersistenceContext
    EntityManager entities;

    @Inject
    LiveSessions sessions;

    @Inject
    AccessTokens tokens;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    /** A new ticket of this session. Its use finds out whether the session is still live. */
    public String issue(UUID session) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        entities.persist(
                new Ticket(RefreshTokens.hash(text), session, clock.instant().plus(LIFE)));
        return text;
    }

    /**
     * Uses up a ticket and returns its caller. Empty if the ticket is unknown, used or expired, or if its session has ended.
     * Of several concurrent calls with the same ticket, one gets the caller.
     */
    public Optional<Holder> use(String ticket) {
        if (!FORM.matcher(ticket).matches()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        String hash = RefreshTokens.hash(ticket);
        return session(hash)
                .filter(session -> isFirstUse(hash, now))
                .flatMap(session -> sessions.issuing(session, now))
                .map(live -> new Holder(live, tokens.issue(live, now)));
    }

    private Optional<UUID> session(String hash) {
        return entities.createQuery("select t.session from Ticket t where t.hash = :hash", UUID.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst();
    }

    /** One of several concurrent calls deletes the row; the others wait for it and then find none. */
    private boolean isFirstUse(String hash, Instant now) {
        return entities.createQuery("delete from Ticket t where t.hash = :hash and t.expires > :now")
                        .setParameter("hash", hash)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /**
     * The caller of a used ticket.
     *
     * @param token an access token for Warden itself, which never leaves this node
     */
    public record Holder(LiveSession session, Issued token) {}
}
