package org.warden.role;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The queries for roles. */
@ApplicationScoped
public class Roles {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Event<Changed> changed;

    /** Returns all roles with their permissions, in alphabetical order. */
    public List<Role> all() {
        return entities.createQuery("select distinct r from Role r left join fetch r.permissions", Role.class)
                .getResultStream()
                .sorted(Comparator.comparing(Role::name))
                .toList();
    }

    /** Returns the role with this name in any letter case. */
    public Optional<Role> named(String name) {
        return stored(name).map(found -> entities.find(Role.class, found));
    }

    /** Adds a role. */
    public void add(Role role) {
        entities.persist(role);
        markChanged();
    }

    /** Deletes a role that no account has. */
    public void remove(Role role) {
        entities.remove(role);
        markChanged();
    }

    /** Returns the names of all roles, in alphabetical order. */
    public List<String> names() {
        return entities.createQuery("select r.name from Role r order by r.name", String.class)
                .getResultList();
    }

    /** Returns a role that the migrations create, which therefore always exists. */
    public Role seeded(String name) {
        return entities.find(Role.class, name);
    }

    /**
     * Locks and returns the role with this name in any letter case. Loads no entity before the lock: one provider would keep a
     * stale copy.
     */
    public Optional<Role> lockedWithName(String name) {
        return stored(name).flatMap(found -> Optional.ofNullable(locked(found)));
    }

    /** Not by the database, which knows other small letters in Turkish. */
    private Optional<String> stored(String name) {
        return names().stream().filter(name::equalsIgnoreCase).findFirst();
    }

    /** Locks and returns those of the roles that exist, as {@link #lockedWithName} does, in the order of their stored names. */
    public List<Role> lockedWithNames(Collection<String> wanted) {
        return wanted.isEmpty()
                ? List.of()
                : names().stream()
                        .filter(stored -> wanted.stream().anyMatch(stored::equalsIgnoreCase))
                        .sorted()
                        .flatMap(stored -> Optional.ofNullable(locked(stored)).stream())
                        .toList();
    }

    /** Locks and returns the role: other callers of this method, on any node, wait for the end of this transaction. */
    public Role locked(String name) {
        return entities.find(Role.class, name, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The version of each role. */
    Map<String, Long> versions() {
        return entities.createQuery("select r.name, r.version from Role r", Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
    }

    /** The permissions of each role that has any. */
    Map<String, Rights> rights() {
        Map<String, Set<String>> permissions = new HashMap<>();
        entities.createQuery("select r.name, p from Role r join r.permissions p", Object[].class)
                .getResultStream()
                .forEach(row -> permissions
                        .computeIfAbsent((String) row[0], role -> new HashSet<>())
                        .add((String) row[1]));
        return permissions.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, role -> Rights.of(role.getValue())));
    }

    /** Makes this node read the roles again after the commit. Every act that changes a role calls it. */
    public void markChanged() {
        changed.fire(new Changed());
    }

    /** The event that a role changed in this transaction. */
    record Changed() {}
}
