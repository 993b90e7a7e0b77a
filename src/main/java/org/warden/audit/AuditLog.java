package org.warden.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.warden.database.Ids;
import org.warden.http.Requester;
import org.warden.role.OwnPermissions;
import org.warden.seal.Seal;

/** Records security events in the transaction of the act that causes them. */
@ApplicationScoped
public class AuditLog {
    private static final Set<String> REFUSALS = Set.of(
            Action.CREDENTIALS_REFUSED.name(),
            Action.CODE_REFUSED.name(),
            Action.ACCOUNT_LOCKED.name(),
            Action.REGISTRATION_REFUSED.name());

    private static final int LONGEST = 64;
    private static final int LONGEST_SUBJECT = 128;
    private static final Pattern OWN = Pattern.compile("[a-z0-9-]+(:[a-z0-9-]+)+");

    @PersistenceContext
    EntityManager entities;

    @Inject
    Ids ids;

    @Inject
    Seal seal;

    @Inject
    Clock clock;

    @Inject
    AuditMeters meters;

    /**
     * Records an event.
     *
     * @param account the account that the event concerns, or null
     * @param subject what the event concerns, as an id, a fixed word or the reason that an administrator gave, or null; never a
     *     secret, nor text from a field into which a user might type a secret by mistake
     */
    public void record(Action action, UUID account, String subject, Requester from) {
        record(action.name(), account, subject, from);
    }

    /**
     * Records an event of an application that stands inside Warden's WAR.
     *
     * @param word the application and what happened, such as {@code shop:product-deleted}: words of a-z, 0-9 and hyphens with
     *     colons between them, at most 64 characters, the first word not {@code warden}
     * @param account the account that the event concerns, or null
     * @param subject what the event concerns, such as an id, at most 128 characters, or null; never a secret
     * @throws IllegalArgumentException if the word is malformed or the subject is too long
     */
    public void note(String word, UUID account, String subject, Requester from) {
        if (!isOwn(word)) {
            throw new IllegalArgumentException(
                    "An event of an application needs a word such as shop:sold, not " + word);
        }
        if (subject != null && subject.length() > LONGEST_SUBJECT) {
            throw new IllegalArgumentException("The subject of " + word + " is longer than 128 characters.");
        }
        record(word, account, subject, from);
    }

    private void record(String action, UUID account, String subject, Requester from) {
        entities.persist(new AuditEvent(ids.next(), clock.instant(), action, account, subject, from, seal));
        meters.recorded(action);
    }

    /** Returns whether an application may use this word as an action. Warden's own actions have no colon. */
    static boolean isOwn(String word) {
        return word.length() <= LONGEST && OWN.matcher(word).matches() && !OwnPermissions.contain(word);
    }

    /** Returns whether the action is a refusal. The name may come from another version of Warden and be unknown here. */
    static boolean isRefusal(String action) {
        return REFUSALS.contains(action);
    }

    /** The kinds of events. */
    public enum Action {
        /** An account was created; the subject is its first role, unless that is the default role. */
        ACCOUNT_CREATED,
        /** A login opened a session; the subject is the session. */
        LOGIN,
        /**
         * Credentials were refused; the subject is the reason: unknown, wrong, blocked, unconfirmed, invited, locked, disabled,
         * deleted, second factor or must change (the account requires a second factor or a new password, which these
         * credentials cannot contain), or changed.
         */
        CREDENTIALS_REFUSED,
        /**
         * A wrong password or code exceeded the limit of guesses: the account is locked for a while. The subject is the reason
         * of the refusal.
         */
        ACCOUNT_LOCKED,
        /** The owner proved the account again; the subject is the session. */
        ACCOUNT_PROVED,
        PASSWORD_CHANGED,
        /**
         * A link for a new password was requested. The subject is unknown if no account has the address, and closed if the
         * account is locked, disabled, closed or invited; no link is mailed then.
         */
        PASSWORD_RESET_REQUESTED,
        /** A password was changed with a link. */
        PASSWORD_RESET,
        /** Another link to confirm an address was requested; the subject is unknown if no account awaits confirmation. */
        CONFIRMATION_REQUESTED,
        EMAIL_CONFIRMED,
        EMAIL_CHANGE_REQUESTED,
        EMAIL_CHANGED,
        /** The owner of the old mailbox undid the change of an address. */
        EMAIL_RESTORED,
        /** A registration used a name of another account; the subject is the kind of name: email or username. */
        REGISTRATION_REFUSED,
        PROFILE_CHANGED,
        /**
         * The subject is null if the owner deleted the account, administrator if an administrator deleted it at once, and grace
         * if an administrator closed it before. Otherwise it says why the account made way for another: username or
         * unconfirmed.
         */
        ACCOUNT_DELETED,
        /**
         * An administrator created the account with an invitation; roles and groups that it begins with are events of their
         * own.
         */
        ACCOUNT_INVITED,
        /** An administrator mailed another invitation. */
        INVITATION_RENEWED,
        /** An invited owner chose a password. */
        INVITATION_ACCEPTED,
        /** An administrator changed the account; the subject names the fields. */
        ACCOUNT_EDITED,
        /** An administrator locked the account; the subject is the reason, if one was given. */
        LOCK_SET,
        /** An administrator ended a lock and reset the wrong guesses. */
        LOCK_LIFTED,
        /** The subject is the reason, if one was given. */
        ACCOUNT_DISABLED,
        ACCOUNT_ENABLED,
        /** An administrator closed the account, which is deleted later. */
        ACCOUNT_CLOSED,
        /** An administrator took back the pending deletion. */
        ACCOUNT_RESTORED,
        /** An administrator ended all sessions of the account. */
        ALL_SESSIONS_ENDED,
        /** An administrator mailed a link for a new password. */
        PASSWORD_LINK_MAILED,
        /** An administrator demanded a new password at the next login. */
        PASSWORD_CHANGE_FORCED,
        /** An administrator removed the second factor; the subject is the reason, if one was given. */
        SECOND_FACTOR_RESET,
        /** A code of the second factor was refused; the subject is the reason: missing, wrong, spent or blocked. */
        CODE_REFUSED,
        RECOVERY_CODE_USED,
        /** A secret was created that takes effect once it is confirmed. */
        SECOND_FACTOR_STARTED,
        SECOND_FACTOR_ACTIVATED,
        SECOND_FACTOR_REMOVED,
        RECOVERY_CODES_RENEWED,
        /** The subject is the role. */
        ROLE_GIVEN,
        /** The subject is the role. */
        ROLE_TAKEN,
        /** A role or a membership of the account has ended; the subject is the role, or the id of the group. */
        ROLE_ENDED,
        /** The subject is the role. */
        ROLE_CREATED,
        /** The subject is the role. */
        ROLE_CHANGED,
        /** A role was deleted and so taken from every account; the subject is the role. */
        ROLE_DELETED,
        /** The permissions of an application were declared; the subject is the application. */
        PERMISSIONS_DECLARED,
        /** The subject is the group. */
        GROUP_CREATED,
        /** A group was renamed or moved, or got other roles; the subject is the group. */
        GROUP_CHANGED,
        /** The subject is the group. */
        GROUP_DELETED,
        /** The account was added to a group, which is the subject, or the end of its membership was changed. */
        MEMBER_ADDED,
        /** The subject is the group. */
        MEMBER_REMOVED,
        /** The owner, the holder of one of its tokens or an administrator ended the session, which is the subject. */
        SESSION_ENDED,
        /** The owner ended all sessions except the current one. */
        OTHER_SESSIONS_ENDED,
        /** A spent refresh token was used after its grace period, which ended the session; the subject is the session. */
        REFRESH_TOKEN_REUSED,
        /** The subject is the key. */
        KEY_ANNOUNCED,
        /** The subject is the key. */
        KEY_REVOKED
    }
}
