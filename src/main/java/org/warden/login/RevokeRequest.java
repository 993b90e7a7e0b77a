package org.warden.login;

import jakarta.validation.constraints.Size;

/** A refresh token or an access token that shall count no more; without it, the cookie's or the caller's own. */
public record RevokeRequest(
        @Size(min = 1, max = 4096, message = "must be 1 to 4096 characters")
        String token) {
    @Override
    public String toString() {
        return "RevokeRequest[***]";
    }
}
