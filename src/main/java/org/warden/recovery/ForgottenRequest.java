package org.warden.recovery;

import jakarta.validation.constraints.NotNull;
import org.warden.person.EmailAddress;

/** The address of an account whose password is forgotten. */
public record ForgottenRequest(
        @NotNull(message = "is required") @EmailAddress String email) {}
