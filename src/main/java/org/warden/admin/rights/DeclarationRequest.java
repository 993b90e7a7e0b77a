package org.warden.admin.rights;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.warden.json.ParsedAs;
import org.warden.role.Permission;
import org.warden.role.PermissionNames;

/** The permissions of an application; they replace those that it has declared before. */
public record DeclarationRequest(
        @NotNull(message = "is required") @Size(max = 500, message = "must have at most 500 items")
        List<@Valid Declared> permissions) {

    List<String> names() {
        return permissions.stream().map(Declared::name).toList();
    }

    /** One permission without a wildcard. */
    public record Declared(
            @NotNull(message = "is required") @ParsedAs(pattern = Permission.FORM, longest = Permission.LONGEST)
            String name,

            @Size(
                    max = PermissionNames.LONGEST_DESCRIPTION,
                    message = "must be at most " + PermissionNames.LONGEST_DESCRIPTION + " characters")
            String description) {
        String text() {
            return description == null ? "" : description;
        }
    }
}
