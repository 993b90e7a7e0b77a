package org.warden.recovery;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The current password and the new one. */
public record PasswordRequest(
        @NotNull(message = "is required") @Pattern(regexp = "(?s).{1,128}", message = "must be 1 to 128 characters")
        String currentPassword,

        @NotNull(message = "is required") String newPassword) {
    @Override
    public String toString() {
        return "PasswordRequest[***]";
    }
}
