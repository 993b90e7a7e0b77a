package org.warden.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.warden.json.MayBeAbsent;

/** An account as its owner sees it. */
public record AccountView(
        UUID id,
        String username,
        String email,
        String firstName,
        String lastName,
        List<String> roles,
        @MayBeAbsent List<String> permissions,
        Instant created) {
    /**
     * The view of an account.
     *
     * @param permissions what the caller may do now, or null
     */
    public static AccountView of(Account account, HeldRoles roles, List<String> permissions) {
        return new AccountView(
                account.id(),
                account.username(),
                account.email(),
                account.person().firstName(),
                account.person().lastName(),
                roles.names(),
                permissions,
                account.created());
    }
}
