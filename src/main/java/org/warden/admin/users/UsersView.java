package org.warden.admin.users;

import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.warden.json.MayBeAbsent;

/**
 * A page of accounts.
 *
 * @param next the cursor of the next page; absent on the last page
 * @param total on the first page, how many accounts are selected; absent if too many rows would have to be read
 */
public record UsersView(
        List<UserView> users,
        @MayBeAbsent String next,
        @MayBeAbsent Long total) {
    /**
     * An account in a list.
     *
     * @param lastSeen the day of the last login (UTC); absent if there was none
     * @param deletes when a closed account is deleted
     */
    public record UserView(
            UUID id,
            @MayBeAbsent String username,
            @MayBeAbsent String email,
            @MayBeAbsent String firstName,
            @MayBeAbsent String lastName,

            @MayBeAbsent @Pattern(regexp = "unconfirmed|invited|active|locked|disabled|deleted")
            String status,

            @MayBeAbsent @Pattern(regexp = "person|service") String kind,
            @MayBeAbsent String language,
            @MayBeAbsent Boolean secondFactor,
            @MayBeAbsent List<String> roles,
            @MayBeAbsent Instant created,
            @MayBeAbsent String lastSeen,
            @MayBeAbsent Instant deletes) {}
}
