package org.warden.authority;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A kind of caller or of target: an account with one role. */
enum Who {
    ANONYMOUS(""),
    USER(Who.PLAIN),
    HELPDESK("Helpdesk"),
    DEPUTY("Deputy"),
    EDITOR("Editor"),
    ADMINISTRATOR("Administrator"),
    DISABLED_ADMINISTRATOR("Administrator"),
    LAST_ADMINISTRATOR("Administrator");

    /** A role without rights. */
    static final String PLAIN = "Moderator";

    /**
     * What each role may do. There is no wildcard but the one of administrators, so that inclusion is that of sets. The
     * helpdesk is the one of the manual. The deputy may do everything to accounts, so that only the rules refuse it anything.
     */
    static final Map<String, Set<String>> ROLES = Map.of(
            PLAIN,
            Set.of(),
            "Helpdesk",
            Set.of(
                    "warden:account:read",
                    "warden:account:unlock",
                    "warden:account:logout",
                    "warden:account:password",
                    "warden:session:read"),
            "Deputy",
            Set.of(
                    "warden:account:read",
                    "warden:account:create",
                    "warden:account:update",
                    "warden:account:email",
                    "warden:account:lock",
                    "warden:account:unlock",
                    "warden:account:disable",
                    "warden:account:logout",
                    "warden:account:password",
                    "warden:account:second-factor",
                    "warden:account:delete",
                    "warden:account:erase",
                    "warden:session:read",
                    "warden:group:members"),
            "Editor",
            Set.of(
                    "warden:role:write",
                    "warden:grant:write",
                    "warden:group:write",
                    "warden:group:members",
                    "warden:permission:write",
                    "warden:account:read",
                    "warden:account:create",
                    "warden:account:update",
                    "order:read"),
            "Administrator",
            Set.of("*"));

    /** The six of the design, and the deputy. */
    static final List<Who> CALLERS =
            List.of(ANONYMOUS, USER, HELPDESK, DEPUTY, EDITOR, ADMINISTRATOR, DISABLED_ADMINISTRATOR);

    /** The target that is the caller is missing. */
    static final List<Who> TARGETS = List.of(USER, HELPDESK, ADMINISTRATOR, LAST_ADMINISTRATOR, ANONYMOUS);

    private final String role;

    Who(String role) {
        this.role = role;
    }

    String role() {
        return role;
    }

    /** The rights of the role. */
    Set<String> rights() {
        return ROLES.getOrDefault(role, Set.of());
    }

    /** The rights that count for an act. */
    Set<String> rightsInForce() {
        return this == DISABLED_ADMINISTRATOR ? Set.of() : rights();
    }

    /** Whether some rights include others. */
    static boolean includes(Set<String> own, Set<String> others) {
        return own.contains("*") || own.containsAll(others);
    }
}
