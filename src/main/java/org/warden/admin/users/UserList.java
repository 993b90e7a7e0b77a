package org.warden.admin.users;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.warden.admin.users.Position.Page;
import org.warden.admin.users.UsersQuery.Wanted;
import org.warden.admin.users.UsersView.UserView;
import org.warden.database.Act;
import org.warden.http.Caller;
import org.warden.seal.Cursors;

/** Lists accounts page by page. */
@Act
@Stateless
public class UserList {
    /** The most rows that one page compares. */
    private static final int COMPARED = 2_000;

    /** The most accounts that are counted. */
    private static final int COUNTED = 10_000;

    @PersistenceContext
    EntityManager entities;

    @Inject
    UserRows rows;

    @Inject
    UserSearch search;

    @Inject
    Cursors cursors;

    @Inject
    Clock clock;

    /** A page of the selected accounts. Throws {@code INVALID_INPUT} with the name of a parameter that is invalid. */
    public UsersView page(Caller caller, UsersQuery query) {
        Wanted wanted = query.wanted();
        Set<String> fields = Fields.of(query.fields, UserView.class);
        Position after =
                query.cursor == null ? null : Position.of(cursors.open(query.cursor, wanted.bound(), caller.id()));
        Page page = wanted.search() == null ? read(wanted, after) : search.page(wanted, after);
        return new UsersView(
                rows.views(page.ids()).stream()
                        .map(view -> Fields.only(view, fields))
                        .toList(),
                page.end() == null ? null : cursors.seal(page.end().toString(), wanted.bound(), caller.id()),
                query.cursor == null ? total(wanted, page) : null);
    }

    /** Reads until the page is full or the most rows have been compared. */
    private Page read(Wanted wanted, Position after) {
        Page page = new Page(new ArrayList<>(), after);
        int left = COMPARED;
        Position last = after;
        int part = after == null ? 0 : after.part();
        while (true) {
            UserSelection selection = new UserSelection(wanted, part, last, clock.instant());
            int most =
                    selection.isCompared() ? left : wanted.size() - page.ids().size() + 1;
            List<Object[]> found =
                    list(selection.sql().query(entities, selection.rows(most)).getResultList());
            for (Object[] row : found) {
                if (page.ids().size() == wanted.size()) {
                    return page;
                }
                UUID id = UUID.fromString((String) row[0]);
                page = page.with(new Position(part, (String) row[1], id), ((Number) row[2]).intValue() == 1);
            }
            if (found.size() == most) {
                return page;
            }
            if (part == 1 || !wanted.sort().isBySight()) {
                return new Page(page.ids(), null);
            }
            left -= found.size();
            last = null;
            part++;
        }
    }

    /** How many accounts are selected, or null if they are too many to count. */
    private Long total(Wanted wanted, Page first) {
        if (wanted.search() != null) {
            return first.end() == null ? (long) first.ids().size() : null;
        }
        UserSelection selection = new UserSelection(wanted, -1, null, clock.instant());
        Object[] counts = list(selection
                        .sql()
                        .query(entities, selection.count(COUNTED + 1))
                        .getResultList())
                .get(0);
        return ((Number) counts[0]).longValue() > COUNTED ? null : ((Number) counts[1]).longValue();
    }

    @SuppressWarnings("unchecked") // a row has several columns
    private static List<Object[]> list(List<?> rows) {
        return (List<Object[]>) rows;
    }
}
