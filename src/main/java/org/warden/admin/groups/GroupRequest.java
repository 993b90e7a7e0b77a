package org.warden.admin.groups;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.warden.group.GroupName;
import org.warden.json.ParsedAs;

/**
 * A new group.
 *
 * @param parent the id of the group above; absent for the top
 * @param roles the names of its roles
 */
public record GroupRequest(
        @NotNull(message = "is required") @GroupName String name,

        @Size(min = 1, max = 64, message = "must be 1 to 64 characters") @ParsedAs(format = "uuid")
        String parent,

        @Size(max = 100, message = "must have at most 100 items")
        List<@NotNull(message = "must be text") @Size(min = 1, max = 64, message = "must be 1 to 64 characters") String>
                roles) {}
