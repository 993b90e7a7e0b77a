package org.warden.admin.accounts;

import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.warden.json.MayBeAbsent;

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
        @MayBeAbsent String username,
        @MayBeAbsent String email,
        @MayBeAbsent Boolean emailConfirmed,
        @MayBeAbsent String firstName,
        @MayBeAbsent String lastName,

        @MayBeAbsent @Pattern(regexp = "unconfirmed|invited|active|locked|disabled|deleted")
        String status,

        @MayBeAbsent @Pattern(regexp = "person|service") String kind,
        @MayBeAbsent String language,
        @MayBeAbsent List<RoleView> roles,
        @MayBeAbsent Instant created,
        @MayBeAbsent String lastSeen,
        @MayBeAbsent LockView lock,
        @MayBeAbsent Boolean guessesBlocked,
        @MayBeAbsent Boolean secondFactor,
        @MayBeAbsent Boolean passwordChangeRequired,
        @MayBeAbsent Integer sessions,
        @MayBeAbsent Instant deletes) {
    /**
     * A lock or a disabling.
     *
     * @param until the end; absent if there is none
     * @param author the administrator
     */
    public record LockView(
            @MayBeAbsent Instant until,
            @MayBeAbsent String reason,
            @MayBeAbsent UUID author) {}

    /**
     * A role and where it comes from.
     *
     * @param source {@code grant} or {@code group}
     * @param group the group of which the account is a member
     * @param until the end; absent if there is none
     */
    public record RoleView(
            String name,
            @Pattern(regexp = "grant|group") String source,
            @MayBeAbsent UUID group,
            @MayBeAbsent Instant until) {}
}
