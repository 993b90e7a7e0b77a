package org.warden.recovery;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.warden.json.ParsedAs;
import org.warden.password.PasswordPolicy;

/** The secret of a link and the new password. */
public record ResetRequest(
        @NotNull(message = "is required") @Size(min = 1, max = 64, message = "must be 1 to 64 characters")
        String token,

        @NotNull(message = "is required") @ParsedAs(longest = PasswordPolicy.MAX_LENGTH)
        String newPassword) {
    @Override
    public String toString() {
        return "ResetRequest[***]";
    }
}
