package org.warden.admin.accounts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An account as an administrator reads it.
 *
 * @param lastSeen the day of the last login (UTC); absent if there was none
 * @param lock why the account is locked or disabled; absent if it is neither
 * @param guessesBlocked whether wrong guesses block the account at present
 * @param sessions how many sessions are live, counted to 100
 * @param deletes when a closed account is deleted
 */
public record UserDetailView(
        UUID id,
        String username,
        String email,
        Boolean emailConfirmed,
        String firstName,
        String lastName,
        String status,
        String kind,
        String language,
        List<RoleView> roles,
        Instant created,
        String lastSeen,
        LockView lock,
        Boolean guessesBlocked,
        Boolean secondFactor,
        Boolean passwordChangeRequired,
        Integer sessions,
        Instant deletes) {
    /**
     * A lock or a disabling.
     *
     * @param until the end; absent if there is none
     * @param author the administrator
     */
    public record LockView(Instant until, String reason, UUID author) {}

    /**
     * A role and where it comes from.
     *
     * @param source {@code grant} or {@code group}
     * @param group the group of which the account is a member
     * @param until the end; absent if there is none
     */
    public record RoleView(String name, String source, UUID group, Instant until) {}
}
