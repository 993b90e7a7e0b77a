package org.warden.token;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.warden.account.ChangedRoles;
import org.warden.database.Recent.Change;
import org.warden.key.Rings;

/** A check of tokens without a database: what ended and which roles were taken is said by the test. */
public final class TokenChecks {
    private final List<Change<String, Boolean>> ends = new ArrayList<>();
    private final ChangedRoles roles;
    private final TokenCheck check = new TokenCheck();

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    TokenChecks(Clock clock) {
        roles = new ChangedRoles(clock);
        EndedSessions ended = new EndedSessions();
        ended.clock = clock;
        ended.upkeep = new SessionUpkeep() {
            @Override
            public List<Change<String, Boolean>> endedAfter(Instant moment) {
                return ends.stream().filter(end -> end.at().isAfter(moment)).toList();
            }
        };
        check.verifier = Forge.verifier(clock);
        check.ring = Rings.of(clock, Forge.RSA, Forge.EC);
        check.ended = ended;
        check.roles = roles.inForce();
        check.clock = clock;
    }

    /** A check at the moment of {@link #goodToken()}, when nothing has ended. */
    public static TokenCheck ofNow() {
        return new TokenChecks(Forge.clock()).check();
    }

    /** A token that counts. */
    public static String goodToken() {
        return Forge.token(Forge.claims());
    }

    TokenCheck check() {
        return check;
    }

    void end(String session, Instant when) {
        ends.add(new Change<>(session, true, when));
        check.ended.reload();
    }

    void leave(String account, Set<String> left, Instant when) {
        roles.leave(account, left, when);
    }
}
