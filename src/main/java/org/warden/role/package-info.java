/**
 * Roles: the names used in {@code @RolesAllowed}, and the permissions of each role.
 *
 * <p>Owns the table {@code role}; its migration creates the three roles of the guides. Refuses to know which accounts have a
 * role: the package account does.
 */
package org.warden.role;
