package org.warden.recovery;

import jakarta.validation.constraints.NotNull;
import org.warden.password.TypedPassword;

/** The current password and the new one. */
public record PasswordRequest(
        @TypedPassword String currentPassword,

        @NotNull(message = "is required") String newPassword) {
    @Override
    public String toString() {
        return "PasswordRequest[***]";
    }
}
