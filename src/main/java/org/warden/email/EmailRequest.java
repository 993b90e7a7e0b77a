package org.warden.email;

import jakarta.validation.constraints.NotNull;
import org.warden.password.TypedPassword;
import org.warden.person.EmailAddress;

/** The current password and the new e-mail address. */
public record EmailRequest(
        @TypedPassword String password,

        @NotNull(message = "is required") @EmailAddress String email) {
    @Override
    public String toString() {
        return "EmailRequest[password=***, email=" + email + "]";
    }
}
