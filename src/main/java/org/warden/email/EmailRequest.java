package org.warden.email;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.warden.person.EmailAddress;

/** The current password and the new e-mail address. */
public record EmailRequest(
        @NotNull(message = "is required") @Pattern(regexp = "(?s).{1,128}", message = "must be 1 to 128 characters")
        String password,

        @NotNull(message = "is required") @EmailAddress String email) {
    @Override
    public String toString() {
        return "EmailRequest[password=***, email=" + email + "]";
    }
}
