package org.warden.admin.groups;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.warden.admin.groups.MembersView.MemberView;
import org.warden.database.Act;
import org.warden.group.Groups;
import org.warden.http.Caller;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.seal.Cursors;
import org.warden.time.Until;

/** Lists the members of a group. */
@Act
@Stateless
public class MemberList {
    private static final UUID FIRST = new UUID(0, 0);

    @PersistenceContext
    EntityManager entities;

    @Inject
    Groups groups;

    @Inject
    Cursors cursors;

    /**
     * The members of this group itself, in the order of their ids. Throws {@code GROUP_NOT_FOUND}, or {@code INVALID_INPUT} for
     * a cursor of another list or another caller.
     *
     * @param cursor of the previous page, or null
     */
    public MembersView page(Caller caller, UUID group, String cursor, int size) {
        if (groups.withId(group).isEmpty()) {
            throw new Problem(ProblemType.GROUP_NOT_FOUND);
        }
        String query = "members of " + group;
        List<Object[]> rows = entities.createQuery(
                        "select m.accountId, a.username, m.until, m.added, m.addedBy from GroupMember m, Account a"
                                + " where a.id = m.accountId and m.groupId = :group and m.accountId > :after"
                                + " order by m.groupId desc, m.accountId",
                        Object[].class)
                .setParameter("group", group)
                .setParameter(
                        "after", cursor == null ? FIRST : UUID.fromString(cursors.open(cursor, query, caller.id())))
                .setMaxResults(size + 1)
                .getResultList();
        List<MemberView> members =
                rows.stream().limit(size).map(MemberList::view).toList();
        return new MembersView(members, rows.size() > size ? next(members.get(size - 1), query, caller) : null);
    }

    private static MemberView view(Object[] row) {
        return new MemberView(
                (UUID) row[0], (String) row[1], Until.shown((Instant) row[2]), (Instant) row[3], (UUID) row[4]);
    }

    private String next(MemberView last, String query, Caller caller) {
        return cursors.seal(last.id().toString(), query, caller.id());
    }
}
