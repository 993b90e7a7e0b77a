package org.warden.role;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The queries for roles. */
@ApplicationScoped
public class Roles {
    @PersistenceContext
    EntityManager entities;

    /** Returns the role with this name in any letter case, as the guides look it up. */
    public Optional<Role> named(String name) {
        return entities.createQuery("select r from Role r where lower(r.name) = :name", Role.class)
                .setParameter("name", name.toLowerCase(Locale.ROOT))
                .getResultStream()
                .findFirst();
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

    /** Locks and returns the role: other callers of this method, on any node, wait for the end of this transaction. */
    public Role locked(String name) {
        return entities.find(Role.class, name, LockModeType.PESSIMISTIC_WRITE);
    }
}
