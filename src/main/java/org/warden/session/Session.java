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
 * One login and its family of refresh tokens, of which only the newest can be used. Only {@link Sessions} changes the row, each
 * time with one conditional statement: an entity in memory may be out of date.
 */
@Entity
@Table(name = "session")
public class Session {
    @Id
    private UUID id;

    /** The account may have been deleted. */
    @Column(name = "account_id")
    private UUID accountId;

    @SuppressWarnings("UnusedVariable") // only queries read it
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

    /** When the last access token of this session expires. */
    @Column(name = "tokens_until")
    @SuppressWarnings("UnusedVariable") // only queries read it
    private Instant tokensUntil;

    /** When the owner last proved the account; null in sessions of the version before. */
    @SuppressWarnings("UnusedVariable") // only queries read it
    private Instant proven;

    private Instant ended;

    @Column(name = "end_reason")
    private String endReason;

    protected Session() {}

    /** A new session of an account, with its methods of authentication (RFC 8176). */
    Session(UUID id, UUID accountId, List<String> methods, RefreshToken first, Requester requester, Instant now) {
        this.id = id;
        this.accountId = accountId;
        this.methods = String.join(" ", methods);
        this.tokenHash = first.hash();
        this.salt = first.salt();
        this.created = now;
        this.lastUsed = now;
        this.proven = now;
        this.address = requester.address();
        this.userAgent = requester.userAgent();
    }

    /** Sets when the first access token expires. */
    void tokensCountUntil(Instant until) {
        tokensUntil = until;
    }

    public UUID id() {
        return id;
    }

    public UUID accountId() {
        return accountId;
    }

    /** The salt from which the newest token can be derived again. */
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

    /** When the session was ended, or null if it was not. */
    public Instant ended() {
        return ended;
    }

    /** When the session expires unless it is used before. */
    public Instant expires(SessionSettings settings) {
        return settings.expires(created, lastUsed);
    }

    /** Returns whether the session has neither ended nor expired. */
    public boolean isLive(Instant now, SessionSettings settings) {
        return ended == null && now.isBefore(expires(settings));
    }

    /** Why a session was ended. */
    public enum End {
        /** The owner ended it. */
        REVOKED,
        /** A spent refresh token was used after its grace period: two parties have it, so it may be stolen. */
        REUSED,
        /** The password was changed. */
        PASSWORD,
        /** A second factor was added or removed. */
        SECOND_FACTOR,
        /** The account had too many sessions, and this was one of the least recently used sessions. */
        MOST,
        /** The change of an e-mail address was undone. */
        EMAIL,
        /** An administrator ended it. */
        ADMINISTRATOR,
        /** The account was locked. */
        LOCKED,
        /** The account was disabled. */
        DISABLED,
        /** The account was deleted, or is about to be. */
        DELETED
    }
}
