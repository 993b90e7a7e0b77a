package org.warden.admin.standing;

import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.account.Standing;
import org.warden.json.MayBeAbsent;
import org.warden.time.Until;

/**
 * The standing of an account after an act.
 *
 * @param lockedUntil the end of a lock; absent without a lock or without an end
 * @param reason why the account is locked or disabled; absent if no reason was given
 * @param author the administrator who locked or disabled it
 * @param deletes when it is deleted
 */
public record StandingView(
        UUID id,

        @Pattern(regexp = "unconfirmed|invited|active|locked|disabled|deleted")
        String status,

        @MayBeAbsent Instant lockedUntil,
        @MayBeAbsent String reason,
        @MayBeAbsent UUID author,
        boolean passwordChangeRequired,
        @MayBeAbsent Instant deletes) {
    static StandingView of(Account account, Instant now) {
        Standing standing = account.standing();
        boolean locked = standing.isLocked(now);
        boolean shut = locked || standing.isDisabled();
        return new StandingView(
                account.id(),
                standing.status(now).toLowerCase(Locale.ROOT),
                locked ? Until.shown(standing.lockedUntil()) : null,
                shut ? standing.reason() : null,
                shut ? standing.author() : null,
                standing.mustChange(),
                standing.deletes());
    }
}
