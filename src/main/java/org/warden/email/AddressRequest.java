package org.warden.email;

import jakarta.validation.constraints.NotNull;
import org.warden.person.EmailAddress;

/** Whose mailbox is asked. */
public record AddressRequest(
        @NotNull(message = "is required") @EmailAddress String email) {}
