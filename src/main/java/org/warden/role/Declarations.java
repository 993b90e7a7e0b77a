package org.warden.role;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The permissions that applications have declared. */
@ApplicationScoped
public class Declarations {
    /** How many names are looked up in one statement. */
    private static final int AT_ONCE = 100;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Event<Changed> changed;

    /** All of them, in alphabetical order. */
    public List<DeclaredPermission> all() {
        return entities.createQuery("select p from DeclaredPermission p order by p.name", DeclaredPermission.class)
                .getResultList();
    }

    /** Those of this application: names and descriptions. */
    public Map<String, String> of(String application) {
        // No entities: one JPA provider would refuse to replace rows that it has read.
        return entities.createQuery(
                        "select p.name, p.description from DeclaredPermission p where p.application = :application",
                        Object[].class)
                .setParameter("application", application)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
    }

    /** Removes these permissions from other applications; returns their number. */
    public int take(String application, Collection<String> names) {
        return names.isEmpty()
                ? 0
                : entities.createQuery(
                                "delete from DeclaredPermission p where p.name in :names and p.application <> :application")
                        .setParameter("names", names)
                        .setParameter("application", application)
                        .executeUpdate();
    }

    /** Their names, in alphabetical order. */
    List<String> names() {
        return entities.createQuery("select p.name from DeclaredPermission p order by p.name", String.class)
                .getResultList();
    }

    /** One of these permissions that another application has declared. */
    public Optional<DeclaredPermission> ofOthers(String application, Collection<String> names) {
        List<String> wanted = List.copyOf(names);
        return IntStream.iterate(0, from -> from < wanted.size(), from -> from + AT_ONCE)
                .mapToObj(from -> wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE)))
                .flatMap(piece -> entities.createQuery(
                                "select p from DeclaredPermission p where p.name in :names"
                                        + " and p.application <> :application order by p.name",
                                DeclaredPermission.class)
                        .setParameter("names", piece)
                        .setParameter("application", application)
                        .getResultStream())
                .findFirst();
    }

    /** How many other applications have declared permissions. */
    public long others(String application) {
        return entities.createQuery(
                        "select count(distinct p.application) from DeclaredPermission p where p.application <> :application",
                        Long.class)
                .setParameter("application", application)
                .getSingleResult();
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
