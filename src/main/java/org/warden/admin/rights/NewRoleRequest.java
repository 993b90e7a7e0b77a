package org.warden.admin.rights;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.warden.problem.Breaks;
import org.warden.problem.Rule;
import org.warden.role.PermissionNames;
import org.warden.role.Rights;

/**
 * The body that creates a role.
 *
 * @param name without a colon, so that it is never taken for a permission
 * @param description an empty text if it is missing
 * @param permissions none if they are missing
 */
public record NewRoleRequest(
        @NotNull(message = "is required")
        @Breaks(Rule.ROLE_NAME)
        @Pattern(regexp = "[A-Za-z0-9._-]{2,64}", message = "must be 2 to 64 letters, digits or ._-")
        String name,

        @Size(max = 200, message = "must be at most 200 characters")
        String description,

        @Size(max = 200, message = "must have at most 200 items")
        List<String> permissions) {

    String text() {
        return description == null ? "" : description;
    }

    Rights rights() {
        return permissions == null ? Rights.NONE : new Rights(PermissionNames.of(permissions));
    }
}
