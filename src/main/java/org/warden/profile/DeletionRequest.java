package org.warden.profile;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The password of the account to delete. */
public record DeletionRequest(
        @NotNull(message = "is required") @Pattern(regexp = "(?s).{1,128}", message = "must be 1 to 128 characters")
        String password) {
    @Override
    public String toString() {
        return "DeletionRequest[***]";
    }
}
