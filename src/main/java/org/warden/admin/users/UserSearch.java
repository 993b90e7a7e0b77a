package org.warden.admin.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.warden.admin.users.Position.Page;
import org.warden.admin.users.UsersQuery.Wanted;
import org.warden.word.WordText;
import org.warden.word.Words;
import org.warden.word.Words.Hit;

/** Finds accounts by beginnings of their words, page by page. */
@ApplicationScoped
public class UserSearch {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @PersistenceContext
    EntityManager entities;

    @Inject
    Words words;

    @Inject
    Clock clock;

    /** The next accounts in the order of their words. An id finds its account. */
    Page page(Wanted wanted, Position after) {
        if (ID.matcher(wanted.search()).matches()) {
            UUID id = UUID.fromString(wanted.search());
            return new Page(List.copyOf(meeting(wanted, List.of(id))), null);
        }
        List<String> beginnings = WordText.search("search", wanted.search());
        int lead = after == null ? words.rarest(beginnings) : after.part();
        Page page = new Page(new ArrayList<>(), after);
        int most = wanted.size() + 1;
        int compared = 0;
        while (compared < Page.COMPARED) {
            List<Hit> hits = words.search(beginnings, lead, hit(page.end()), most);
            Set<UUID> meeting = meeting(
                    wanted, hits.stream().filter(Hit::hasAll).map(Hit::account).toList());
            for (Hit hit : hits) {
                if (page.ids().size() == wanted.size()) {
                    return page;
                }
                page = page.with(position(lead, hit), hit.hasAll() && meeting.contains(hit.account()));
            }
            if (hits.size() < most) {
                return new Page(page.ids(), null);
            }
            compared += hits.size();
            most = Page.next(most, compared);
        }
        return page;
    }

    private Set<UUID> meeting(Wanted wanted, List<UUID> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        UserSelection selection = UserSelection.among(wanted, ids, clock.instant());
        return ((List<?>) selection
                        .sql()
                        .query(entities, selection.rows(ids.size()))
                        .getResultList())
                .stream()
                        .map(row -> (Object[]) row)
                        .filter(row -> ((Number) row[2]).intValue() == 1)
                        .map(row -> UUID.fromString((String) row[0]))
                        .collect(Collectors.toSet());
    }

    private static Position position(int lead, Hit hit) {
        return new Position(lead, hit.word(), hit.account());
    }

    private static Hit hit(Position position) {
        return position == null ? null : new Hit(position.key(), position.id(), true);
    }
}
