package org.warden.login;

import jakarta.validation.constraints.Size;

/**
 * The body of a revocation: a refresh token or an access token. Without one, the cookie's token or the caller's own is revoked.
 */
public record RevokeRequest(
        @Size(min = 1, max = 4096, message = "must be 1 to 4096 characters")
        String token) {
    @Override
    public String toString() {
        return "RevokeRequest[***]";
    }
}
