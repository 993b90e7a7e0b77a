package org.warden.group;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import org.warden.database.Ids;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.problem.Rule;

/** Changes the tree of groups. One act at a time changes it: each calls {@link #lock} first. */
@ApplicationScoped
public class GroupTree {
    /** The most levels of the tree. */
    private static final int DEEPEST = 8;

    /** The most groups: a search by name compares them all. */
    private static final int MOST = 5_000;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Ids ids;

    /** Waits until no other transaction, on any node, changes the tree. Called before any other lock is taken. */
    public void lock() {
        entities.createNativeQuery("insert into group_tree (id) values (1) on conflict do nothing")
                .executeUpdate();
        entities.createNativeQuery("select id from group_tree where id = 1 for update")
                .getResultList();
    }

    /**
     * Adds a group. Throws {@code INVALID_INPUT} for {@code parent} if the tree would be too deep, {@code GROUP_TAKEN}, and
     * {@code TOO_MANY_GROUPS}.
     *
     * @param parent the group above; empty for the top
     */
    public UserGroup add(String name, Optional<UUID> parent) {
        requireRoom();
        UserGroup group = new UserGroup(ids.next(), name);
        requirePlace(name, parent, group.id());
        requireDepth(parent.map(this::depth).orElse(0) + 1);
        group.setBelow(parent.orElse(UserGroup.TOP));
        entities.persist(group);
        entities.flush();
        entities.createNativeQuery("insert into group_path (descendant_id, ancestor_id, depth) values (?1, ?1, 0)")
                .setParameter(1, group.id())
                .executeUpdate();
        connect(group.id(), parent);
        return group;
    }

    /** Changes the name. Throws {@code GROUP_TAKEN}. */
    public void rename(UserGroup group, String name) {
        requirePlace(name, group.parent(), group.id());
        group.rename(name);
    }

    /**
     * Moves a group with everything below it. Throws as {@link #add} does, and {@code GROUP_CIRCLE} if the new place is below
     * the group.
     */
    public void move(UserGroup group, Optional<UUID> parent, String name) {
        if (parent.filter(above -> isWithin(above, group.id())).isPresent()) {
            throw new Problem(ProblemType.GROUP_CIRCLE);
        }
        requirePlace(name, parent, group.id());
        requireDepth(parent.map(this::depth).orElse(0) + height(group.id()));
        group.rename(name);
        group.setBelow(parent.orElse(UserGroup.TOP));
        entities.flush();
        String below = "(select descendant_id from group_path where ancestor_id = ?1)";
        entities.createNativeQuery(
                        "delete from group_path where descendant_id in " + below + " and ancestor_id not in " + below)
                .setParameter(1, group.id())
                .executeUpdate();
        connect(group.id(), parent);
    }

    /** Removes a group that is locked. Throws {@code GROUP_NOT_EMPTY} if it has members or groups below it. */
    public void remove(UserGroup group) {
        boolean empty = height(group.id()) == 1
                && entities.createQuery("select m.accountId from GroupMember m where m.groupId = :id", UUID.class)
                        .setParameter("id", group.id())
                        .setMaxResults(1)
                        .getResultList()
                        .isEmpty();
        if (!empty) {
            throw new Problem(ProblemType.GROUP_NOT_EMPTY);
        }
        entities.remove(group);
        entities.flush();
    }

    /** Adds the paths from everything in the group to everything above its new place. */
    private void connect(UUID group, Optional<UUID> parent) {
        parent.ifPresent(
                above -> entities.createNativeQuery("insert into group_path (descendant_id, ancestor_id, depth)"
                                + " select b.descendant_id, a.ancestor_id, b.depth + a.depth + 1 from group_path b"
                                + " cross join group_path a where b.ancestor_id = ?1 and a.descendant_id = ?2")
                        .setParameter(1, group)
                        .setParameter(2, above)
                        .executeUpdate());
    }

    private void requireRoom() {
        long present = entities.createQuery("select count(g) from UserGroup g", Long.class)
                .getSingleResult();
        if (present >= MOST) {
            throw new Problem(ProblemType.TOO_MANY_GROUPS, "There are " + MOST + " groups already.");
        }
    }

    private void requirePlace(String name, Optional<UUID> parent, UUID group) {
        boolean taken = !entities.createQuery(
                        "select g.id from UserGroup g where g.parentId = :parent and g.nameKey = :key and g.id <> :id",
                        UUID.class)
                .setParameter("parent", parent.orElse(UserGroup.TOP))
                .setParameter("key", UserGroup.key(name))
                .setParameter("id", group)
                .getResultList()
                .isEmpty();
        if (taken) {
            throw new Problem(ProblemType.GROUP_TAKEN);
        }
    }

    private static void requireDepth(int depth) {
        if (depth > DEEPEST) {
            throw Problem.invalid("parent", Rule.TOO_DEEP, "must not make the tree deeper than " + DEEPEST + " levels");
        }
    }

    /** How many groups there are from the top to this one. */
    private int depth(UUID group) {
        return 1 + deepest("p.descendantId", group);
    }

    /** How many groups there are from this one to the deepest below it. */
    private int height(UUID group) {
        return 1 + deepest("p.ancestorId", group);
    }

    private int deepest(String end, UUID group) {
        return entities.createQuery("select max(p.depth) from GroupPath p where " + end + " = :id", Integer.class)
                .setParameter("id", group)
                .getSingleResult();
    }

    private boolean isWithin(UUID group, UUID above) {
        return entities.createQuery(
                                "select count(p) from GroupPath p where p.descendantId = :group and p.ancestorId = :above",
                                Long.class)
                        .setParameter("group", group)
                        .setParameter("above", above)
                        .getSingleResult()
                > 0;
    }
}
