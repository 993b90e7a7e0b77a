package org.warden.secondfactor;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.warden.password.TypedPassword;
import org.warden.problem.Breaks;
import org.warden.problem.Rule;

/** The body that proves both factors: the password, and a code of the app or a recovery code. */
public record ProofRequest(
        @TypedPassword String password,

        @Breaks(Rule.SIX_DIGITS) @Pattern(regexp = "[0-9]{6}", message = "must be 6 digits")
        String code,

        @Size(min = 1, max = 64, message = "must be 1 to 64 characters")
        String recoveryCode) {
    /** Apps show a code in two groups. */
    public ProofRequest {
        code = code == null ? null : Totp.typed(code);
    }

    @Override
    public String toString() {
        return "ProofRequest[***]";
    }
}
