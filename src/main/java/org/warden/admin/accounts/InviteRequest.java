package org.warden.admin.accounts;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.warden.account.Accounts;
import org.warden.person.EmailAddress;
import org.warden.person.Person;
import org.warden.person.PersonName;
import org.warden.person.Username;
import org.warden.problem.ProblemType;
import org.warden.problem.SentId;

/**
 * The body of an invitation.
 *
 * @param roles roles beyond {@code User}, or null
 * @param groups the ids of groups, or null
 * @param language of the owner, or null
 */
public record InviteRequest(
        @NotNull(message = "is required") @EmailAddress String email,
        @NotNull(message = "is required") @Username String username,
        @NotNull(message = "is required") @PersonName String firstName,
        @NotNull(message = "is required") @PersonName String lastName,

        @Size(max = 20, message = "must have at most 20 items")
        List<@NotNull(message = "is required") @Size(min = 1, max = 64, message = "must be 1 to 64 characters") String>
                roles,

        @Size(max = 20, message = "must have at most 20 items")
        List<@NotNull(message = "is required") @Size(min = 1, max = 64, message = "must be 1 to 64 characters") String>
                groups,

        @Language String language) {
    Person person() {
        return new Person(firstName, lastName, username, email);
    }

    List<String> roleNames() {
        return roles == null ? List.of() : roles;
    }

    /** In the order of locking. Throws {@code GROUP_NOT_FOUND}: a malformed id is answered like an unknown one. */
    Set<UUID> groupIds() {
        Set<UUID> ids = new TreeSet<>(Accounts.ORDER);
        if (groups != null) {
            groups.forEach(group -> ids.add(SentId.parse(group, ProblemType.GROUP_NOT_FOUND)));
        }
        return ids;
    }
}
