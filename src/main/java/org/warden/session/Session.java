package org.warden.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.warden.http.Requester;
import org.warden.session.RefreshTokens.RefreshToken;

/**
 * One login and the family of refresh tokens that began with it, of which the newest alone can be used. Changed by {@link
 * Sessions} only, in single conditional writes: what a node holds of it may be old.
 */
@Entity
@Table(name = "session")
public class Session {
    @Id
    private UUID id;

    /** The account need not be there any more. */
    @Column(name = "account_id")
    private UUID accountId;

    @SuppressWarnings("UnusedVariable") // asked for by the database only
    private String methods;

    @Column(name = "token_hash")
    private String tokenHash;

    private String salt;
    private Instant created;

    @Column(name = "last_used")
    private Instant lastUsed;

    private String address;

    @Column(name = "user_agent")
    private String userAgent;

    /** When the last access token that was issued with it expires. */
    @Column(name = "tokens_until")
    @SuppressWarnings("UnusedVariable") // asked for by the database only
    private Instant tokensUntil;

    private Instant ended;

    @Column(name = "end_reason")
    private String endReason;

    protected Session() {}

    /** A new session of an account that was proved by these methods (RFC 8176). */
    Session(UUID id, UUID accountId, List<String> methods, RefreshToken first, Requester requester, Instant now) {
        this.id = id;
        this.accountId = accountId;
        this.methods = String.join(" ", methods);
        this.tokenHash = first.hash();
        this.salt = first.salt();
        this.created = now;
        this.lastUsed = now;
        this.address = requester.address();
        this.userAgent = requester.userAgent();
    }

    /** Its first token counts until then. */
    void tokensCountUntil(Instant until) {
        tokensUntil = until;
    }

    public UUID id() {
        return id;
    }

    public UUID accountId() {
        return accountId;
    }

    /** From which the newest token can be made again. */
    public String salt() {
        return salt;
    }

    public Instant created() {
        return created;
    }

    public Instant lastUsed() {
        return lastUsed;
    }

    public String address() {
        return address;
    }

    public String userAgent() {
        return userAgent;
    }

    /** When it ended before its time, or null. */
    public Instant ended() {
        return ended;
    }

    /** When the session ends by itself, unless it is used before. */
    public Instant expires(SessionSettings settings) {
        return settings.expires(created, lastUsed);
    }

    /** Whether the session was neither ended nor left unused for too long. */
    public boolean isLive(Instant now, SessionSettings settings) {
        return ended == null && now.isBefore(expires(settings));
    }

    /** Why a session ended before its time. */
    public enum End {
        /** By its owner. */
        REVOKED,
        /** A spent refresh token came back too late: two have it, and one of them is a thief. */
        REUSED,
        /** The password was changed. */
        PASSWORD,
        /** A second factor was added or taken away. */
        SECOND_FACTOR,
        /** Its account had too many, and it was not used for longest. */
        MOST,
        /** An e-mail address was brought back. */
        EMAIL,
        /** With its account. */
        DELETED
    }
}
