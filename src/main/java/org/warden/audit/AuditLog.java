package org.warden.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.warden.database.Ids;
import org.warden.http.Requester;
import org.warden.seal.Seal;

/** Puts security events on record, in the transaction of the act that they belong to. */
@ApplicationScoped
public class AuditLog {
    private static final Set<String> REFUSALS = Set.of(
            Action.CREDENTIALS_REFUSED.name(),
            Action.CODE_REFUSED.name(),
            Action.ACCOUNT_LOCKED.name(),
            Action.REGISTRATION_REFUSED.name());

    @PersistenceContext
    EntityManager entities;

    @Inject
    Ids ids;

    @Inject
    Seal seal;

    @Inject
    Clock clock;

    /**
     * Records an event.
     *
     * @param account whose account it concerns, or null
     * @param subject the thing concerned, as an id or a fixed word, or null; never a secret, nor text typed where a secret
     *     could be typed by mistake
     */
    public void record(Action action, UUID account, String subject, Requester from) {
        entities.persist(new AuditEvent(ids.next(), clock.instant(), action, account, subject, from, seal));
    }

    /** Whether the action of this name is a refusal; another version of Warden may have written one that is not known here. */
    static boolean isRefusal(String action) {
        return REFUSALS.contains(action);
    }

    /** What can happen. */
    public enum Action {
        /** An account was made; the subject is its first role where that is not the usual one. */
        ACCOUNT_CREATED,
        /** A login opened a session; the subject is its id. */
        LOGIN,
        /** A password was not accepted; the subject says why: unknown, wrong, blocked,
         * changed, or second factor where it takes more than a password. */
        CREDENTIALS_REFUSED,
        /** A password or a code was not accepted, and was one wrong guess too many: for a while none is looked at. */
        ACCOUNT_LOCKED,
        PASSWORD_CHANGED,
        /** A link for a new password was asked for; the subject is unknown if no account has the address. */
        PASSWORD_RESET_REQUESTED,
        /** By a link. */
        PASSWORD_RESET,
        /** Another link to confirm an address was asked for; the subject is unknown where no account waits for one. */
        CONFIRMATION_REQUESTED,
        EMAIL_CONFIRMED,
        EMAIL_CHANGE_REQUESTED,
        EMAIL_CHANGED,
        /** The change of an address was undone from the old mailbox. */
        EMAIL_RESTORED,
        /** A registration with a name that another account has; the subject says which: email or username. */
        REGISTRATION_REFUSED,
        PROFILE_CHANGED,
        ACCOUNT_DELETED,
        /** A code of a second factor was not accepted; the subject says why: missing, wrong, spent or blocked. */
        CODE_REFUSED,
        RECOVERY_CODE_USED,
        /** A secret was made that counts when it is confirmed. */
        SECOND_FACTOR_STARTED,
        SECOND_FACTOR_ACTIVATED,
        SECOND_FACTOR_REMOVED,
        RECOVERY_CODES_RENEWED,
        /** The subject is the role. */
        ROLE_GIVEN,
        /** The subject is the role. */
        ROLE_TAKEN,
        /** By its owner, or by the holder of one of its tokens; the subject is the session. */
        SESSION_ENDED,
        /** All but the one that was asked from. */
        OTHER_SESSIONS_ENDED,
        /** A spent refresh token came back after its grace, and the session was ended, which is the subject. */
        REFRESH_TOKEN_REUSED,
        /** The subject is the key. */
        KEY_ANNOUNCED,
        /** The subject is the key. */
        KEY_REVOKED
    }
}
