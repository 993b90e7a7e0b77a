package org.warden.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.warden.audit.AuditLog;
import org.warden.audit.AuditLog.Action;
import org.warden.http.Requester;
import org.warden.mail.Template;

/**
 * Records events of accounts, and notifies the owner by mail of those that require it (ASVS 6.3.7). One call for each event, in
 * the transaction of its act.
 */
@ApplicationScoped
public class Events {
    private static final Map<Action, Template> TOLD = Map.of(
            Action.PASSWORD_CHANGED, Template.PASSWORD_CHANGED,
            Action.PASSWORD_RESET, Template.PASSWORD_CHANGED,
            Action.PASSWORD_CHANGE_FORCED, Template.PASSWORD_CHANGE_FORCED,
            Action.SECOND_FACTOR_ACTIVATED, Template.SECOND_FACTOR_ACTIVATED,
            Action.SECOND_FACTOR_REMOVED, Template.SECOND_FACTOR_REMOVED,
            Action.SECOND_FACTOR_RESET, Template.SECOND_FACTOR_RESET,
            Action.RECOVERY_CODES_RENEWED, Template.RECOVERY_CODES_RENEWED,
            Action.REFRESH_TOKEN_REUSED, Template.REFRESH_TOKEN_REUSED,
            Action.ACCOUNT_CLOSED, Template.ACCOUNT_CLOSED);

    @Inject
    AuditLog audit;

    @Inject
    Notices notices;

    /**
     * Records an event of this account, and notifies its owner if the action requires it.
     *
     * @param subject see {@link AuditLog#record}
     */
    public void happened(Action action, Account account, String subject, Requester requester) {
        audit.record(action, account.id(), subject, requester);
        if (TOLD.containsKey(action)) {
            notices.tell(TOLD.get(action), account, requester);
        }
    }

    /** Records an event of this account, and notifies its owner: for an action that requires it only in some cases. */
    public void happened(Action action, Account account, String subject, Template notice, Requester requester) {
        happened(action, account, subject, requester);
        notices.tell(notice, account, requester);
    }

    /**
     * Records an event of this account, and notifies its owner and these former addresses: a thief may have moved the account
     * away from them.
     */
    public void happened(Action action, Account account, String subject, List<String> former, Requester requester) {
        happened(action, account, subject, requester);
        former.forEach(address -> notices.tellFormer(TOLD.get(action), account, address, requester));
    }

    /** Records an event that concerns no account. */
    public void happened(Action action, String subject, Requester requester) {
        audit.record(action, null, subject, requester);
    }

    /**
     * Records an event that requires no notice to the owner, or whose act sends the notice itself.
     *
     * @param account the account, or null for an event without one
     */
    public void happened(Action action, UUID account, String subject, Requester requester) {
        if (TOLD.containsKey(action)) {
            throw new IllegalArgumentException(action + " requires a notice to the owner: pass the account.");
        }
        audit.record(action, account, subject, requester);
    }
}
