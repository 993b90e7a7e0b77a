package org.warden.email;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The secret of a link. */
public record LinkRequest(
        @NotNull(message = "is required") @Size(min = 1, max = 64, message = "must be 1 to 64 characters")
        String token) {
    @Override
    public String toString() {
        return "LinkRequest[***]";
    }
}
