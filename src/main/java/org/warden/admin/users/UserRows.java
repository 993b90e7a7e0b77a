package org.warden.admin.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.warden.account.Account;
import org.warden.admin.users.UsersView.UserView;

/** Reads the rows of accounts as administrators see them. */
@ApplicationScoped
public class UserRows {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Clock clock;

    /** These accounts, in this order. One that was deleted in the meantime is left out. */
    public List<UserView> views(List<UUID> ids) {
        Map<UUID, Row> rows = rows(ids);
        Map<UUID, List<String>> roles = roles(ids);
        return ids.stream()
                .map(rows::get)
                .filter(Objects::nonNull)
                .map(row -> view(row, roles.getOrDefault(row.account().id(), List.of())))
                .toList();
    }

    private UserView view(Row row, List<String> roles) {
        Account account = row.account();
        return new UserView(
                account.id(),
                account.username(),
                account.email(),
                account.person().firstName(),
                account.person().lastName(),
                word(account.standing().status(clock.instant())),
                word(row.kind()),
                row.language(),
                account.needsSecondFactor(),
                roles,
                row.created(),
                row.seen(),
                account.standing().deletes());
    }

    private Map<UUID, Row> rows(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery(
                        "select a, a.kind, a.language, a.created, a.lastSeen from Account a where a.id in :ids",
                        Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .map(row -> new Row(
                        (Account) row[0], (String) row[1], (String) row[2], (Instant) row[3], (LocalDate) row[4]))
                .collect(Collectors.toMap(row -> row.account().id(), row -> row));
    }

    private Map<UUID, List<String>> roles(Collection<UUID> ids) {
        Map<UUID, List<String>> roles = new HashMap<>();
        if (!ids.isEmpty()) {
            entities.createQuery(
                            "select a.id, r.name from Account a join a.roles r where a.id in :ids order by r.name",
                            Object[].class)
                    .setParameter("ids", ids)
                    .getResultStream()
                    .forEach(row -> roles.computeIfAbsent((UUID) row[0], id -> new ArrayList<>())
                            .add((String) row[1]));
        }
        return roles;
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT);
    }

    private record Row(Account account, String kind, String language, Instant created, LocalDate lastSeen) {
        String seen() {
            return lastSeen.equals(LocalDate.EPOCH) ? null : lastSeen.toString();
        }
    }
}
