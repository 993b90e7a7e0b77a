/**
 * Roles: the names used in {@code @RolesAllowed}.
 *
 * <p>Owns the table {@code role}; its migration creates the three roles of the guides. Refuses to know which accounts have a
 * role: the package account does.
 */
package org.warden.role;
