package org.warden.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.warden.json.MayBeAbsent;

/**
 * An account as its owner sees it.
 *
 * @param secondFactor whether a login needs a second factor; absent in an export, which has a field of its own
 * @param language a tag such as {@code de-AT}; absent if none is stored, and in an export
 */
public record AccountView(
        UUID id,
        String username,
        String email,
        String firstName,
        String lastName,
        List<String> roles,
        @MayBeAbsent List<String> permissions,
        @MayBeAbsent Boolean secondFactor,
        @MayBeAbsent String language,
        Instant created) {
    /**
     * The view of an account.
     *
     * @param permissions what the caller may do now, or null in an export
     */
    public static AccountView of(Account account, HeldRoles roles, List<String> permissions) {
        boolean export = permissions == null;
        return new AccountView(
                account.id(),
                account.username(),
                account.email(),
                account.person().firstName(),
                account.person().lastName(),
                roles.names(),
                permissions,
                export ? null : account.needsSecondFactor(),
                export ? null : account.language(),
                account.created());
    }
}
