package org.warden.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An account as its owner sees it. */
public record AccountView(
        UUID id,
        String username,
        String email,
        String firstName,
        String lastName,
        List<String> roles,
        Instant created) {
    public static AccountView of(Account account) {
        return new AccountView(
                account.id(),
                account.username(),
                account.email(),
                account.person().firstName(),
                account.person().lastName(),
                account.roleNames(),
                account.created());
    }
}
