package org.warden.admin.groups;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.warden.database.Act;
import org.warden.group.Groups;
import org.warden.group.Memberships;
import org.warden.group.UserGroup;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/** Reads groups. */
@Act
@Stateless
public class GroupReading {
    /** Limits the size of the answer. */
    private static final int MOST = 500;

    @Inject
    Groups groups;

    @Inject
    Memberships memberships;

    /**
     * The groups directly below this one, or of the whole tree, at most 500.
     *
     * @param parent null for the whole tree
     * @param search only those with this text in their name; null for all
     */
    public GroupsView list(UUID parent, String search) {
        return new GroupsView(views(groups.find(parent, search, MOST)));
    }

    /** One group. Throws {@code GROUP_NOT_FOUND}. */
    public GroupView show(UUID id) {
        UserGroup group = groups.withId(id).orElseThrow(() -> new Problem(ProblemType.GROUP_NOT_FOUND));
        return views(List.of(group)).get(0);
    }

    private List<GroupView> views(List<UserGroup> found) {
        List<UUID> ids = found.stream().map(UserGroup::id).toList();
        Map<UUID, String> paths = groups.paths(ids);
        Map<UUID, Set<String>> roles = groups.roles(ids);
        Map<UUID, Long> members = memberships.counts(ids);
        return found.stream()
                .map(group -> new GroupView(
                        group.id(),
                        group.name(),
                        group.parent().orElse(null),
                        paths.get(group.id()),
                        List.copyOf(roles.getOrDefault(group.id(), Set.of())),
                        members.get(group.id()),
                        Long.toString(group.version())))
                .toList();
    }
}
