package org.warden.registration;

import java.util.List;
import java.util.UUID;
import org.warden.account.Account;

/** A new account, in the format of the guides. */
public record RegistrationView(String message, UUID id, String username, String email, List<String> roles) {
    static RegistrationView of(Account account) {
        return new RegistrationView(
                "User Registered with username " + account.username(),
                account.id(),
                account.username(),
                account.email(),
                account.firstRoles());
    }
}
