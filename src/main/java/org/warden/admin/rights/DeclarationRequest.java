package org.warden.admin.rights;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** The permissions of an application; they replace those that it has declared before. */
public record DeclarationRequest(
        @NotNull(message = "is required") @Size(max = 500, message = "must have at most 500 items")
        List<@Valid Declared> permissions) {

    List<String> names() {
        return permissions.stream().map(Declared::name).toList();
    }

    /** One permission without a wildcard. */
    public record Declared(
            @NotNull(message = "is required") String name,

            @Size(max = 200, message = "must be at most 200 characters")
            String description) {
        String text() {
            return description == null ? "" : description;
        }
    }
}
