package org.warden.admin.users;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A page of accounts.
 *
 * @param next the cursor of the next page; absent on the last page
 * @param total on the first page, how many accounts are selected; absent if too many rows would have to be read
 */
public record UsersView(List<UserView> users, String next, Long total) {
    /**
     * An account in a list.
     *
     * @param lastSeen the day of the last login (UTC); absent if there was none
     * @param deletes when a closed account is deleted
     */
    public record UserView(
            UUID id,
            String username,
            String email,
            String firstName,
            String lastName,
            String status,
            String kind,
            String language,
            Boolean secondFactor,
            List<String> roles,
            Instant created,
            String lastSeen,
            Instant deletes) {}
}
