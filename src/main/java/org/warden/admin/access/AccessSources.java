package org.warden.admin.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.warden.account.RoleGrants;
import org.warden.role.Permission;

/** Finds the roles of an account that would be enough, from every source. */
@ApplicationScoped
class AccessSources {
    @PersistenceContext
    EntityManager entities;

    @Inject
    RoleGrants grants;

    /** The sources of these roles, in the order of their names; one that has just ended may be among them. */
    List<Source> of(UUID account, AccessQuery query) {
        List<Source> all = Stream.concat(
                        grants.of(account).stream()
                                .map(grant -> new Source(grant.role(), null, grant.until(), grant.granted())),
                        ofGroups(account).stream())
                .toList();
        Set<String> enough = enough(all.stream().map(Source::role).collect(Collectors.toSet()), query);
        return all.stream().filter(source -> enough.contains(source.role())).toList();
    }

    private List<Source> ofGroups(UUID account) {
        return entities.createQuery(
                        "select distinct q.role, m.groupId, m.until, m.added from GroupMember m"
                                + " join GroupPath p on p.descendantId = m.groupId join GroupRole q on q.groupId = p.ancestorId"
                                + " where m.accountId = :account order by q.role, m.groupId",
                        Object[].class)
                .setParameter("account", account)
                .getResultStream()
                .map(row -> new Source((String) row[0], (UUID) row[1], (Instant) row[2], (Instant) row[3]))
                .toList();
    }

    private Set<String> enough(Collection<String> roles, AccessQuery query) {
        if (query.role() != null) {
            return roles.stream().filter(query.role()::equalsIgnoreCase).collect(Collectors.toSet());
        }
        if (roles.isEmpty()) {
            return Set.of();
        }
        return entities.createQuery(
                        "select r.name, p from Role r join r.permissions p where r.name in :names", Object[].class)
                .setParameter("names", roles)
                .getResultStream()
                .filter(row -> Permission.implies((String) row[1], query.permission()))
                .map(row -> (String) row[0])
                .collect(Collectors.toSet());
    }
}
