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
                rows.views(page.ids(), fields.contains("roles")).stream()
                        .map(view -> Fields.only(view, fields))
                        .toList(),
                page.end() == null ? null : cursors.seal(page.end().toString(), wanted.bound(), caller.id()),
                query.cursor == null ? total(wanted, page) : null);
    }

    /** Reads until the page is full, in pieces that grow, or until as many rows were compared as one page may. */
    private Page read(Wanted wanted, Position after) {
        Page page = new Page(new ArrayList<>(), after);
        Position last = after;
        int part = after == null ? 0 : after.part();
        int most = wanted.size() + 1;
        int compared = 0;
        while (compared < Page.COMPARED) {
            UserSelection selection = UserSelection.page(wanted, part, last, clock.instant());
            List<Object[]> found = list(selection.sql(), selection.rows(most));
            for (Object[] row : found) {
                if (page.ids().size() == wanted.size()) {
                    return page;
                }
                last = new Position(part, (String) row[1], UUID.fromString((String) row[0]));
                page = page.with(last, ((Number) row[2]).intValue() == 1);
            }
            if (found.size() < most) {
                if (part == 1 || !wanted.sort().isBySight()) {
                    return new Page(page.ids(), null);
                }
                last = null;
                part++;
            }
            compared += found.size();
            most = Page.next(most, compared);
        }
        return page;
    }

    /**
     * How many accounts are selected. Null if this would read more than 10,000 rows, or compare more than 1,000 rows of a role,
     * a group or a status. Null also for a search with more than one page.
     */
    private Long total(Wanted wanted, Page first) {
        if (first.end() == null) {
            return (long) first.ids().size();
        }
        if (wanted.search() != null) {
            return null;
        }
        UserSelection all = UserSelection.all(wanted, clock.instant());
        int most = all.isJoined() ? Page.COMPARED : COUNTED;
        Object[] counts =
                list(all.sql(), all.count(most + 1, Page.COMPARED + 1)).get(0);
        long locked = ((Number) counts[2]).longValue();
        long others = ((Number) counts[0]).longValue() - locked;
        long selected = ((Number) counts[1]).longValue();
        return others > most || locked > Page.COMPARED || selected > COUNTED ? null : selected;
    }

    @SuppressWarnings("unchecked") // a row has several columns
    private List<Object[]> list(Sql sql, String text) {
        return (List<Object[]>) sql.query(entities, text).getResultList();
    }
}
