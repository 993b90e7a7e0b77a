package org.warden.secondfactor;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** Both factors of an account. */
public record ProofRequest(
        @NotNull(message = "is required") @Pattern(regexp = "(?s).{1,128}", message = "must be 1 to 128 characters")
        String password,

        @NotNull(message = "is required") @Pattern(regexp = "[0-9]{6}", message = "must be 6 digits")
        String code) {
    @Override
    public String toString() {
        return "ProofRequest[***]";
    }
}
