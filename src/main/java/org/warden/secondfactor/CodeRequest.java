package org.warden.secondfactor;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** A code of the authenticator app. */
public record CodeRequest(
        @NotNull(message = "is required") @Pattern(regexp = "[0-9]{6}", message = "must be 6 digits")
        String code) {
    @Override
    public String toString() {
        return "CodeRequest[***]";
    }
}
