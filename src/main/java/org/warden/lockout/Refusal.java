package org.warden.lockout;

import java.util.Locale;

/** Why credentials did not open an account. The audit log has the reason; no caller is told. */
public enum Refusal {
    /** No account has this name. The name is not recorded: it might be a password in the wrong field. */
    UNKNOWN,
    /** The password is wrong. */
    WRONG,
    /** Guesses at the account are paused or locked; every password is refused, whether right or wrong. */
    BLOCKED,
    /** The address of the account is not confirmed yet. */
    UNCONFIRMED,
    /** The account was invited, and its owner has not yet chosen a password. */
    INVITED,
    /** An administrator locked the account. */
    LOCKED,
    /** The account is disabled. */
    DISABLED,
    /** The account is about to be deleted. */
    DELETED,
    /** The account must get a new password, which these credentials cannot contain. */
    MUST_CHANGE,
    /** The new password that came with the right one is refused. */
    NEW_PASSWORD,
    /** The account requires a second factor, which these credentials cannot contain. */
    SECOND_FACTOR,
    /** The password is right, but no code of the second factor came with it. */
    MISSING,
    /** The code of the second factor was used before. */
    SPENT,
    /** The account changed between the proof and the login. */
    CHANGED;

    /** The word for it in the audit log. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
