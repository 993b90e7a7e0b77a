package org.warden.login;

import jakarta.validation.constraints.Size;

/** The body of a renewal: the refresh token, unless a cookie carries it. */
public record RefreshRequest(
        @Size(min = 1, max = 512, message = "must be 1 to 512 characters")
        String refreshToken) {
    @Override
    public String toString() {
        return "RefreshRequest[***]";
    }
}
