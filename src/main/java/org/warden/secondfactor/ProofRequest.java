package org.warden.secondfactor;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.warden.account.Account;
import org.warden.account.CredentialCheck;
import org.warden.problem.Problem;

/** Both factors of an account: the password, and a code of the app or, where the phone is lost, a recovery code. */
public record ProofRequest(
        @NotNull(message = "is required") @Pattern(regexp = "(?s).{1,128}", message = "must be 1 to 128 characters")
        String password,

        @Pattern(regexp = "[0-9]{6}", message = "must be 6 digits")
        String code,

        @Size(min = 1, max = 64, message = "must be 1 to 64 characters")
        String recoveryCode) {
    /** The account whose password this is, if it is the caller's, locked; throws {@code INVALID_INPUT} otherwise. */
    Account owner(CredentialCheck credentials, JsonWebToken caller) {
        return credentials
                .owner(caller, password)
                .orElseThrow(() -> Problem.invalid("password", "is not the password of this account"));
    }

    @Override
    public String toString() {
        return "ProofRequest[***]";
    }
}
