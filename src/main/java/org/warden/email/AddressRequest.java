package org.warden.email;

import jakarta.validation.constraints.NotNull;
import org.warden.person.EmailAddress;

/** The address whose confirmation is requested again. */
public record AddressRequest(
        @NotNull(message = "is required") @EmailAddress String email) {}
