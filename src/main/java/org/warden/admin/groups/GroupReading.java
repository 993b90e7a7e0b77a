package org.warden.admin.groups;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.warden.database.Act;
import org.warden.group.Groups;
import org.warden.group.Groups.Place;
import org.warden.group.Memberships;
import org.warden.group.UserGroup;
import org.warden.http.Caller;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.seal.Cursors;

/** Reads groups. */
@Act
@Stateless
public class GroupReading {
    @Inject
    Groups groups;

    @Inject
    Memberships memberships;

    @Inject
    Cursors cursors;

    /**
     * A page of the groups directly below this one, or of the whole tree. Throws {@code INVALID_INPUT} for a cursor of another
     * list or another caller.
     *
     * @param parent null for the whole tree
     * @param search only those with this text in their name; null for all
     * @param cursor of the previous page, or null
     */
    public GroupsView list(Caller caller, UUID parent, String search, String cursor, int size) {
        String query = "groups " + parent + (search == null ? "" : " " + search);
        Place after = cursor == null ? Place.FIRST : place(cursors.open(cursor, query, caller.id()));
        List<UserGroup> found = groups.find(parent, search, after, size + 1);
        List<UserGroup> page = found.subList(0, Math.min(size, found.size()));
        return new GroupsView(
                views(page),
                found.size() > size ? cursors.seal(position(Place.of(page.get(size - 1))), query, caller.id()) : null);
    }

    private static String position(Place last) {
        return last.id() + " " + last.nameKey();
    }

    private static Place place(String position) {
        String[] words = position.split(" ", 2);
        return new Place(words[1], UUID.fromString(words[0]));
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
