package org.warden.bearer;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.warden.account.ChangedRoles;
import org.warden.group.CutRoles;
import org.warden.key.Rings;
import org.warden.role.Rights;
import org.warden.role.RolePermissions;
import org.warden.session.SessionEnds;
import org.warden.token.Forge;

/** A check of tokens without a database: the test sets the ended sessions and removed roles. */
public final class TokenChecks {
    private final SessionEnds ends;
    private final ChangedRoles roles;
    private final CutRoles cuts;
    private final TokenCheck check = new TokenCheck();
    private Set<String> present;
    private int lookups;

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    TokenChecks(Clock clock) {
        roles = new ChangedRoles(clock);
        ends = new SessionEnds(clock);
        check.verifier = Forge.verifier(clock);
        check.ring = Rings.of(clock, Forge.RSA, Forge.EC);
        check.ended = ends.ended();
        check.roles = roles.inForce();
        cuts = new CutRoles(clock);
        check.cuts = cuts.cuts();
        check.lookup = new RoleLookup() {
            @Override
            public Set<String> of(UUID account) {
                lookups++;
                if (present == null) {
                    throw new IllegalStateException("the database is out of reach");
                }
                return present;
            }
        };
        check.clock = clock;
        check.permissions = new RolePermissions(
                Map.of("User", Rights.NONE, "Administrator", Rights.NONE, "Moderator", Rights.NONE));
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

    void cut(String role, Instant when) {
        cuts.cut(role, when);
    }

    /** Lets the lookup in the database find these roles; null makes it fail. */
    void find(Set<String> roles) {
        present = roles;
    }

    /** How often the database was asked. */
    int lookups() {
        return lookups;
    }
}
