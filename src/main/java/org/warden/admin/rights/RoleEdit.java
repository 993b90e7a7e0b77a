package org.warden.admin.rights;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.warden.problem.Problem;
import org.warden.problem.Rule;
import org.warden.role.PermissionNames;
import org.warden.role.Rights;

/**
 * The body that changes a role. What is missing stays as it is.
 *
 * @param permissions all permissions after the change
 */
public record RoleEdit(
        @Size(max = 200, message = "must be at most 200 characters")
        String description,

        @Size(max = 200, message = "must have at most 200 items")
        List<String> permissions) {

    /** Throws {@code INVALID_INPUT} if the body changes nothing. */
    void requireChange() {
        if (description == null && permissions == null) {
            throw Problem.invalid("description", Rule.REQUIRED, "is required unless permissions is present");
        }
    }

    Optional<Rights> rights() {
        return Optional.ofNullable(permissions).map(PermissionNames::of).map(Rights::new);
    }
}
