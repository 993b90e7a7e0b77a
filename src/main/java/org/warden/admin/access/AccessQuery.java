package org.warden.admin.access;

import java.time.DateTimeException;
import java.time.Instant;
import org.warden.problem.Problem;
import org.warden.problem.Rule;
import org.warden.role.Permission;

/**
 * What is asked about: a permission or a role.
 *
 * @param permission null if a role is asked about
 * @param role null if a permission is asked about
 * @param issued when the token in question was issued; null for the next token
 */
public record AccessQuery(String permission, String role, Instant issued) {
    static final String ROLE = "[A-Za-z0-9._-]{2,64}";

    /** Reads the parameters of a request. Throws {@code INVALID_INPUT} that names the wrong one. */
    static AccessQuery of(String permission, String role, String issued) {
        if (permission == null && role == null) {
            throw Problem.invalid("permission", Rule.REQUIRED, "is required unless role is present");
        }
        if (permission != null && role != null) {
            throw Problem.invalid("role", Rule.NOT_TOGETHER, "must be absent if permission is present");
        }
        if (permission != null && !Permission.isValid(permission)) {
            throw Problem.invalid("permission", Rule.PERMISSION, "must be a permission such as product:update");
        }
        if (role != null && !role.matches(ROLE)) {
            throw Problem.invalid("role", Rule.ROLE_NAME, "must be 2 to 64 letters, digits or ._-");
        }
        return new AccessQuery(permission, role, issued == null ? null : instant(issued));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException noTime) {
            throw Problem.invalid("issued", Rule.TIME, "must be a time such as 2027-01-31T12:00:00Z");
        }
    }
}
