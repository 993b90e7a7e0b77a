package org.warden.recovery;

import jakarta.validation.constraints.NotNull;
import org.warden.person.EmailAddress;

/** Whose password is forgotten. */
public record ForgottenRequest(
        @NotNull(message = "is required") @EmailAddress String email) {}
