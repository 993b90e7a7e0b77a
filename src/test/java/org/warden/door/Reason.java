package org.warden.door;

import java.util.Set;
import org.warden.http.Gate;
import org.warden.problem.ProblemType;
import org.warden.throttle.Cost;

/** Why a door may answer a problem that it does not name. */
public enum Reason {
    ALWAYS("always"),
    TOKEN("the caller needs a token"),
    ROLE("the caller needs a role or a permission"),
    STEP_UP("the call needs a recent proof"),
    /** Only to a request with such a header: the credentials are a login of their own. */
    BASIC("the caller sends HTTP Basic instead of a token"),
    BODY("the call has a body"),
    COST("the call has a cost"),
    /** Each waits for a processor. */
    TURN("the cost is `hash` or `large`");

    private final String words;

    Reason(String words) {
        this.words = words;
    }

    /** In the words of the manual. */
    public String words() {
        return words;
    }

    boolean applies(Door door) {
        return switch (this) {
            case ALWAYS -> true;
            case TOKEN, BASIC -> !door.isOpen();
            case ROLE -> !door.isOpen() && !door.roles().contains(Gate.AUTHENTICATED);
            case STEP_UP -> door.proof().isPresent();
            case BODY -> door.request().isPresent();
            case COST -> door.cost() != Cost.NOTHING;
            case TURN -> door.cost() == Cost.HASH || door.cost() == Cost.LARGE;
        };
    }

    /** The problems that follow from it. */
    public Set<ProblemType> refusals() {
        return switch (this) {
            case ALWAYS ->
                Set.of(
                        ProblemType.BAD_REQUEST,
                        ProblemType.NOT_ACCEPTABLE,
                        ProblemType.BODY_TOO_LARGE,
                        ProblemType.REQUEST_REFUSED,
                        ProblemType.INTERNAL_ERROR,
                        ProblemType.UNAVAILABLE);
            case TOKEN -> Set.of(ProblemType.TOKEN_REQUIRED, ProblemType.INVALID_TOKEN);
            case ROLE -> Set.of(ProblemType.FORBIDDEN);
            case STEP_UP -> Set.of(ProblemType.REAUTHENTICATION_REQUIRED);
            case BASIC ->
                Set.of(
                        ProblemType.INVALID_CREDENTIALS,
                        ProblemType.CROSS_SITE,
                        ProblemType.TOO_MANY_REQUESTS,
                        ProblemType.OVERLOADED);
            case BODY ->
                Set.of(ProblemType.INVALID_INPUT, ProblemType.MALFORMED_BODY, ProblemType.UNSUPPORTED_MEDIA_TYPE);
            case COST -> Set.of(ProblemType.TOO_MANY_REQUESTS);
            case TURN -> Set.of(ProblemType.OVERLOADED);
        };
    }
}
