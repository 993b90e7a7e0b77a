package org.warden.login;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.warden.password.TypedPassword;
import org.warden.problem.Breaks;
import org.warden.problem.Rule;
import org.warden.secondfactor.ProofRequest;
import org.warden.secondfactor.Totp;

/**
 * The body of a login: the e-mail address or the user name, and the password. Exactly one of the two names is sent, and exactly
 * one of the two codes if the account has a second factor.
 *
 * @param newPassword for an account whose password must change, otherwise null
 */
public record TokenRequest(
        @Size(min = 1, max = 254, message = "must be 1 to 254 characters")
        String email,

        @Size(min = 1, max = 64, message = "must be 1 to 64 characters")
        String username,

        @TypedPassword String password,

        @Breaks(Rule.SIX_DIGITS) @Pattern(regexp = "[0-9]{6}", message = "must be 6 digits")
        String code,

        @Size(min = 1, max = 64, message = "must be 1 to 64 characters")
        String recoveryCode,

        @Breaks(Rule.TOO_LONG) @Pattern(regexp = "(?s).{1,128}", message = "must be 1 to 128 characters")
        String newPassword) {
    /** Keyboards add a space after a name, and apps show a code in two groups. */
    public TokenRequest {
        email = email == null ? null : email.strip();
        username = username == null ? null : username.strip();
        code = code == null ? null : Totp.typed(code);
    }

    String login() {
        return email == null ? username : email;
    }

    ProofRequest proof() {
        return new ProofRequest(password, code, recoveryCode);
    }

    @Override
    public String toString() {
        return "TokenRequest[login=" + login() + ", password=***]";
    }
}
