package org.warden.admin.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.warden.admin.access.AccessView.BecauseView;
import org.warden.time.Until;

/**
 * Decides which sources of roles count, in the order in which Warden itself leaves roles out.
 *
 * @param status of the account
 * @param fitting the roles whose names fit into a token
 * @param needsSecondFactor whether a role is in force only with a second factor
 */
record Judgement(
        String status, Set<String> fitting, Predicate<String> needsSecondFactor, TokenFacts token, Instant now) {
    private static final String ACTIVE = "active";

    BecauseView view(Source source, String path) {
        Optional<Reason> reason = reason(source);
        return new BecauseView(
                source.role(),
                source.group() == null ? "grant" : "group",
                source.group(),
                path,
                Until.shown(source.until()),
                reason.isEmpty(),
                reason.map(Reason::word).orElse(null),
                reason.map(it -> it.sentence(status)).orElse(null));
    }

    private Optional<Reason> reason(Source source) {
        if (!status.equals(ACTIVE)) {
            return Optional.of(Reason.ACCOUNT);
        }
        if (!source.until().isAfter(now)) {
            return Optional.of(Reason.ENDED);
        }
        if (needsSecondFactor.test(source.role()) && !token.secondFactor()) {
            return Optional.of(Reason.SECOND_FACTOR);
        }
        if (!fitting.contains(source.role())) {
            return Optional.of(Reason.TRIMMED);
        }
        return token.has(source) ? Optional.empty() : Optional.of(Reason.AFTER_TOKEN);
    }

    /** The answer in one sentence. */
    static String sentence(AccessQuery query, List<BecauseView> because) {
        if (because.isEmpty()) {
            return query.permission() == null
                    ? "The account does not have the role " + query.role() + "."
                    : "No role of the account gives " + query.permission() + ".";
        }
        return because.stream()
                .filter(BecauseView::counts)
                .findFirst()
                .map(source -> "Allowed by the role " + source.role() + ".")
                .orElseGet(() -> "Not allowed by the role " + because.get(0).role() + ": "
                        + because.get(0).message());
    }
}
