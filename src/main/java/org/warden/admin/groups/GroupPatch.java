package org.warden.admin.groups;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.warden.group.GroupName;
import org.warden.json.ParsedAs;

/**
 * A change of a group; an absent field does not change.
 *
 * @param parent the id of the new group above; JSON's {@code null} moves the group to the top
 * @param roles the names of all its roles
 */
public record GroupPatch(
        @GroupName String name,

        @ParsedAs(format = "uuid")
        Optional<@Size(min = 1, max = 64, message = "must be 1 to 64 characters") String> parent,

        @Size(max = 100, message = "must have at most 100 items")
        List<@NotNull(message = "must be text") @Size(min = 1, max = 64, message = "must be 1 to 64 characters") String>
                roles) {}
