package org.warden.role;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds roles. */
@ApplicationScoped
public class Roles {
    @PersistenceContext
    EntityManager entities;

    /** The role of this name, in any letter case, as the guides look it up. */
    public Optional<Role> named(String name) {
        return entities.createQuery("select r from Role r where lower(r.name) = :name", Role.class)
                .setParameter("name", name.toLowerCase(Locale.ROOT))
                .getResultStream()
                .findFirst();
    }

    /** The names of all roles, in the order of the alphabet. */
    public List<String> names() {
        return entities.createQuery("select r.name from Role r order by r.name", String.class)
                .getResultList();
    }

    /** A seeded role, which is always there. */
    public Role seeded(String name) {
        return entities.find(Role.class, name);
    }

    /** The role, locked: other callers of this, on any node, wait for the end of the caller's transaction. */
    public Role locked(String name) {
        return entities.find(Role.class, name, LockModeType.PESSIMISTIC_WRITE);
    }
}
