package org.warden.group;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Finds groups and their roles. */
@ApplicationScoped
public class Groups {
    @PersistenceContext
    EntityManager entities;

    /** The group with this id. */
    public Optional<UserGroup> withId(UUID id) {
        return Optional.ofNullable(entities.find(UserGroup.class, id));
    }

    /** The group with this id, locked until the caller's transaction ends. */
    public Optional<UserGroup> locked(UUID id) {
        return Optional.ofNullable(entities.find(UserGroup.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * Some groups, in the order of their names.
     *
     * @param parent only those directly below this group; null for the groups of the whole tree
     * @param search only those with this text in their name, in any letter case; null for all
     * @param after only those behind this place
     */
    public List<UserGroup> find(UUID parent, String search, Place after, int most) {
        TypedQuery<UserGroup> query = entities.createQuery(
                        "select g from UserGroup g where (g.nameKey > :key or g.nameKey = :key and g.id > :id)"
                                + (parent == null ? "" : " and g.parentId = :parent")
                                + " order by g.nameKey, g.id",
                        UserGroup.class)
                .setParameter("key", after.nameKey())
                .setParameter("id", after.id());
        if (parent != null) {
            query.setParameter("parent", parent);
        }
        if (search == null) {
            return query.setMaxResults(most).getResultList();
        }
        // The databases name the function for this differently, and there are few groups.
        String text = UserGroup.key(search);
        return query.getResultStream()
                .filter(group -> UserGroup.key(group.name()).contains(text))
                .limit(most)
                .toList();
    }

    /** The names from the top to each of these groups, with slashes between them. */
    public Map<UUID, String> paths(Collection<UUID> groups) {
        Map<UUID, String> paths = new HashMap<>();
        if (!groups.isEmpty()) {
            entities.createQuery(
                            "select p.descendantId, g.name from GroupPath p, UserGroup g"
                                    + " where g.id = p.ancestorId and p.descendantId in :ids order by p.depth desc",
                            Object[].class)
                    .setParameter("ids", groups)
                    .getResultStream()
                    .forEach(row -> paths.merge((UUID) row[0], (String) row[1], (above, name) -> above + "/" + name));
        }
        return paths;
    }

    /** The own roles of each of these groups, in alphabetical order. */
    public Map<UUID, Set<String>> roles(Collection<UUID> groups) {
        Map<UUID, Set<String>> roles = new HashMap<>();
        if (!groups.isEmpty()) {
            entities.createQuery("select r.groupId, r.role from GroupRole r where r.groupId in :ids", Object[].class)
                    .setParameter("ids", groups)
                    .getResultStream()
                    .forEach(row -> roles.computeIfAbsent((UUID) row[0], id -> new TreeSet<>())
                            .add((String) row[1]));
        }
        return roles;
    }

    /** The roles that a member of this group has: those of the group and of every group above it. */
    public Set<String> rolesOfMembers(UUID group) {
        return new TreeSet<>(entities.createQuery(
                        "select distinct r.role from GroupRole r, GroupPath p"
                                + " where r.groupId = p.ancestorId and p.descendantId = :id",
                        String.class)
                .setParameter("id", group)
                .getResultList());
    }

    /** Gives a group these roles and no others. */
    public void setRoles(UUID group, Set<String> roles) {
        Set<String> present = roles(List.of(group)).getOrDefault(group, Set.of());
        entities.createQuery("select r from GroupRole r where r.groupId = :id", GroupRole.class)
                .setParameter("id", group)
                .getResultStream()
                .filter(row -> !roles.contains(row.role()))
                .forEach(entities::remove);
        roles.stream()
                .filter(role -> !present.contains(role))
                .forEach(role -> entities.persist(new GroupRole(group, role)));
        entities.flush();
    }

    /** The place of a group in the list: its name in lower case, and its id. */
    public record Place(String nameKey, UUID id) {
        /** Before all groups. */
        public static final Place FIRST = new Place("", new UUID(0, 0));

        /** The place of this group. */
        public static Place of(UserGroup group) {
            return new Place(UserGroup.key(group.name()), group.id());
        }
    }
}
