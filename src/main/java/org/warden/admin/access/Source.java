package org.warden.admin.access;

import java.time.Instant;
import java.util.UUID;

/**
 * A role of an account from one source, which may have ended.
 *
 * @param group the group of which the account is a member; null for a role that was given to the account
 * @param until when it ends
 * @param given when the account got it
 */
record Source(String role, UUID group, Instant until, Instant given) {}
