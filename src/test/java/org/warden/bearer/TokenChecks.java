package org.warden.bearer;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.warden.account.ChangedRoles;
import org.warden.group.RoleCuts;
import org.warden.key.Rings;
import org.warden.session.SessionEnds;
import org.warden.token.Forge;

/** A check of tokens without a database: the test sets the ended sessions and removed roles. */
public final class TokenChecks {
    private final SessionEnds ends;
    private final ChangedRoles roles;
    private final TokenCheck check = new TokenCheck();

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    TokenChecks(Clock clock) {
        roles = new ChangedRoles(clock);
        ends = new SessionEnds(clock);
        check.verifier = Forge.verifier(clock);
        check.ring = Rings.of(clock, Forge.RSA, Forge.EC);
        check.ended = ends.ended();
        check.roles = roles.inForce();
        check.cuts = new RoleCuts();
        check.clock = clock;
    }

    /** A check at the time of {@link #goodToken()}, without ended sessions. */
    public static TokenCheck ofNow() {
        return new TokenChecks(Forge.clock()).check();
    }

    /** A valid token. */
    public static String goodToken() {
        return Forge.token(Forge.claims());
    }

    TokenCheck check() {
        return check;
    }

    void end(String session, Instant when) {
        ends.end(session, when);
    }

    void leave(String account, Set<String> left, Instant when) {
        roles.leave(account, left, when);
    }
}
