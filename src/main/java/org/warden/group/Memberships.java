package org.warden.group;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/** The members of groups. The caller has locked the group and the account that it changes. */
@ApplicationScoped
public class Memberships {
    /** The most groups of one account. */
    private static final int MOST = 100;

    /** The most members that are counted. */
    private static final int COUNTED = 10_000;

    private static final int AT_ONCE = 100;

    @PersistenceContext
    EntityManager entities;

    /** Adds a member, or sets the end of its membership. Throws {@code TOO_MANY_GROUPS} if the account is in 100 others. */
    public void add(UUID group, UUID account, Instant until, UUID by, Instant now) {
        GroupMember member = find(group, account).orElseGet(() -> another(account, group));
        member.stay(until, by, now);
        entities.persist(member);
        entities.flush();
    }

    /** Removes a member; returns whether it was one. */
    public boolean remove(UUID group, UUID account) {
        Optional<GroupMember> member = find(group, account);
        member.ifPresent(entities::remove);
        entities.flush();
        return member.isPresent();
    }

    /** Removes an account from every group, because it is deleted. */
    public void forget(UUID account) {
        entities.createQuery("delete from GroupMember m where m.accountId = :account")
                .setParameter("account", account)
                .executeUpdate();
    }

    /** The memberships of an account; one that has just ended may be among them. */
    public List<GroupMember> of(UUID account) {
        return entities.createQuery(
                        "select m from GroupMember m where m.accountId = :account order by m.groupId",
                        GroupMember.class)
                .setParameter("account", account)
                .getResultList();
    }

    /** The number of own members of each of these groups, counted to 10,000. */
    public Map<UUID, Long> counts(Collection<UUID> groups) {
        Map<UUID, Long> counts = new HashMap<>();
        List<UUID> all = List.copyOf(groups);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            count(all.subList(from, Math.min(all.size(), from + AT_ONCE)), counts);
        }
        return counts;
    }

    private void count(List<UUID> groups, Map<UUID, Long> counts) {
        Query query = entities.createNativeQuery(IntStream.range(0, groups.size())
                .mapToObj(i -> "select " + i
                        + " as place, count(*) as members from (select 1 as one from group_member where group_id = ?"
                        + (i + 1) + " limit " + COUNTED + ") m")
                .collect(Collectors.joining(" union all ")));
        for (int i = 0; i < groups.size(); i++) {
            query.setParameter(i + 1, groups.get(i));
        }
        for (Object row : query.getResultList()) {
            Object[] columns = (Object[]) row;
            counts.put(groups.get(((Number) columns[0]).intValue()), ((Number) columns[1]).longValue());
        }
    }

    /** Whether an account is a member of this group or of one below it. */
    public boolean isWithin(UUID group, UUID account, Instant now) {
        return !entities.createQuery(
                        "select m.accountId from GroupMember m join GroupPath p on p.descendantId = m.groupId"
                                + " where p.ancestorId = :group and m.accountId = :account and m.until > :now",
                        UUID.class)
                .setParameter("now", now)
                .setParameter("group", group)
                .setParameter("account", account)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Some memberships that have ended. */
    public List<GroupMember> ended(Instant now) {
        return entities.createQuery(
                        "select m from GroupMember m where m.until <= :now order by m.until", GroupMember.class)
                .setParameter("now", now)
                .setMaxResults(AT_ONCE)
                .getResultList();
    }

    /** Deletes a membership that has ended. Returns false if another node has done so, or its end was moved. */
    public boolean remove(GroupMember ended, Instant now) {
        return entities.createQuery("delete from GroupMember m"
                                + " where m.accountId = :account and m.groupId = :group and m.until <= :now")
                        .setParameter("account", ended.accountId())
                        .setParameter("group", ended.groupId())
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** Limits the rows that a login reads. */
    private GroupMember another(UUID account, UUID group) {
        if (of(account).size() >= MOST) {
            throw new Problem(ProblemType.TOO_MANY_GROUPS, "The account is in " + MOST + " groups already.");
        }
        return new GroupMember(account, group);
    }

    private Optional<GroupMember> find(UUID group, UUID account) {
        return Optional.ofNullable(entities.find(GroupMember.class, new GroupMember.Key(account, group)));
    }
}
