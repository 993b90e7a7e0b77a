package org.warden.lifecycle;

import java.util.UUID;

/**
 * Fired when an account is removed, in the same transaction and before its row is deleted. An application inside Warden's WAR
 * observes this event to clean up or detach its own rows; an exception from an observer prevents the removal.
 */
public record AccountRemoved(UUID account) {}
