package org.warden.role;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The permissions that applications have declared. */
@ApplicationScoped
public class Declarations {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Event<Changed> changed;

    /** All of them, in alphabetical order. */
    public List<DeclaredPermission> all() {
        return entities.createQuery("select p from DeclaredPermission p order by p.name", DeclaredPermission.class)
                .getResultList();
    }

    /** Their names, in alphabetical order. */
    List<String> names() {
        return entities.createQuery("select p.name from DeclaredPermission p order by p.name", String.class)
                .getResultList();
    }

    /** One of these permissions that another application has declared. */
    public Optional<DeclaredPermission> ofOthers(String application, Collection<String> names) {
        Set<String> wanted = Set.copyOf(names);
        return entities.createQuery(
                        "select p from DeclaredPermission p where p.application <> :application order by p.name",
                        DeclaredPermission.class)
                .setParameter("application", application)
                .getResultStream()
                .filter(other -> wanted.contains(other.name()))
                .findFirst();
    }

    /** Replaces the permissions of this application. */
    public void replace(String application, List<DeclaredPermission> permissions) {
        entities.createQuery("delete from DeclaredPermission p where p.application = :application")
                .setParameter("application", application)
                .executeUpdate();
        permissions.forEach(entities::persist);
        changed.fire(new Changed());
    }

    /** The event that an application declared its permissions in this transaction. */
    public record Changed() {}
}
