package org.warden.lifecycle;

import java.util.UUID;

/**
 * The event that an account is removed, in the transaction that removes it and before its row is gone. An application inside
 * Warden's WAR observes it to remove or keep its own rows; an exception of the observer prevents the removal.
 */
public record AccountRemoved(UUID account) {}
