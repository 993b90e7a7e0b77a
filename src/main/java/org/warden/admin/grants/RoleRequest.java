package org.warden.admin.grants;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.warden.person.EmailAddress;

/**
 * The body that adds or removes a role.
 *
 * @param password the account's password, which callers written for the guides send; accepted and ignored
 */
public record RoleRequest(
        @NotNull(message = "is required") @EmailAddress String email,

        @NotNull(message = "is required") @Size(min = 1, max = 64, message = "must be 1 to 64 characters")
        String role,

        @Size(max = 256, message = "must be at most 256 characters")
        String password) {
    @Override
    public String toString() {
        return "RoleRequest[email=" + email + ", role=" + role + ", password=***]";
    }
}
