package org.warden.session;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Credentials: the e-mail address or the user name, and the password. Exactly one of the two names is sent, and where the account
 * has a second factor one of the two codes.
 */
public record TokenRequest(
        @Size(min = 1, max = 254, message = "must be 1 to 254 characters")
        String email,

        @Size(min = 1, max = 64, message = "must be 1 to 64 characters")
        String username,

        @NotNull(message = "is required") @Pattern(regexp = "(?s).{1,128}", message = "must be 1 to 128 characters")
        String password,

        @Pattern(regexp = "[0-9]{6}", message = "must be 6 digits")
        String code,

        @Size(min = 1, max = 64, message = "must be 1 to 64 characters")
        String recoveryCode) {
    String login() {
        return email == null ? username : email;
    }

    @Override
    public String toString() {
        return "TokenRequest[login=" + login() + ", password=***]";
    }
}
