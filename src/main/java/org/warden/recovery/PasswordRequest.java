package org.warden.recovery;

import jakarta.validation.constraints.NotNull;
import org.warden.json.ParsedAs;
import org.warden.password.PasswordPolicy;
import org.warden.password.TypedPassword;

/** The current password and the new one. */
public record PasswordRequest(
        @TypedPassword String currentPassword,

        @NotNull(message = "is required") @ParsedAs(longest = PasswordPolicy.MAX_LENGTH)
        String newPassword) {
    @Override
    public String toString() {
        return "PasswordRequest[***]";
    }
}
