package org.warden.admin.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.RoleSources;
import org.warden.admin.access.AccessView.BecauseView;
import org.warden.database.Act;
import org.warden.group.Groups;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.secondfactor.SecondFactorSettings;
import org.warden.token.AccessToken;

/** Explains what an account may do. */
@Act
@Stateless
public class AccessReading {
    @Inject
    Accounts accounts;

    @Inject
    AccessSources sources;

    @Inject
    RoleSources present;

    @Inject
    Groups groups;

    @Inject
    SecondFactorSettings secondFactor;

    @Inject
    Clock clock;

    /** Explains what this account may do with its next token, or with one that was issued before. */
    public AccessView of(UUID id, AccessQuery query) {
        return explain(accounts.withId(id).orElseThrow(() -> new Problem(ProblemType.ACCOUNT_NOT_FOUND)), query);
    }

    /** Explains what the caller may do with this token, or with another one that the query names by its time. */
    public AccessView own(AccessToken token, AccessQuery query) {
        Account account = accounts.withId(UUID.fromString(token.getSubject())).orElseThrow(Problem::invalidToken);
        return query.issued() == null
                ? explain(account, query, new TokenFacts(token.hasSeveralFactors(), null, token.getGroups()))
                : explain(account, query);
    }

    private AccessView explain(Account account, AccessQuery query) {
        return explain(account, query, new TokenFacts(account.needsSecondFactor(), query.issued(), null));
    }

    private AccessView explain(Account account, AccessQuery query, TokenFacts token) {
        Instant now = clock.instant();
        String status = account.standing().status(now).toLowerCase(Locale.ROOT);
        Judgement judgement = new Judgement(status, fitting(account, now), secondFactor::protects, token, now);
        List<Source> found = sources.of(account.id(), query);
        Map<UUID, String> paths = groups.paths(found.stream()
                .map(Source::group)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        List<BecauseView> because = found.stream()
                .map(source -> judgement.view(source, paths.get(source.group())))
                .toList();
        return new AccessView(
                because.stream().anyMatch(BecauseView::counts), Judgement.sentence(query, because), because);
    }

    /** The roles whose names fit into a token. */
    private Set<String> fitting(Account account, Instant now) {
        return Set.copyOf(present.of(account.id(), now).names());
    }
}
