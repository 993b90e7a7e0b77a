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
    /** How many hits are compared with the filters in one statement. */
    private static final int PIECE = 200;

    /** How many pieces one page compares. */
    private static final int PIECES = 10;

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
        Page page = new Page(new ArrayList<>(), after);
        for (int piece = 0; piece < PIECES; piece++) {
            List<Hit> hits = words.search(beginnings, hit(page.end()), PIECE + 1);
            List<Hit> looked = hits.subList(0, Math.min(hits.size(), PIECE));
            Set<UUID> meeting =
                    meeting(wanted, looked.stream().map(Hit::account).toList());
            for (Hit hit : looked) {
                if (page.ids().size() == wanted.size()) {
                    return page;
                }
                page = page.with(position(hit), meeting.contains(hit.account()));
            }
            if (hits.size() <= PIECE) {
                return new Page(page.ids(), null);
            }
        }
        return page;
    }

    private Set<UUID> meeting(Wanted wanted, List<UUID> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        UserSelection selection = new UserSelection(wanted, -1, null, clock.instant());
        String rows = selection.among(ids);
        return ((List<?>) selection.sql().query(entities, rows).getResultList())
                .stream()
                        .map(row -> (Object[]) row)
                        .filter(row -> ((Number) row[2]).intValue() == 1)
                        .map(row -> UUID.fromString((String) row[0]))
                        .collect(Collectors.toSet());
    }

    private static Position position(Hit hit) {
        return new Position(0, hit.word(), hit.account());
    }

    private static Hit hit(Position position) {
        return position == null ? null : new Hit(position.key(), position.id());
    }
}
