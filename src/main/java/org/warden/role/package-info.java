/**
 * Roles: the names that {@code @RolesAllowed} asks for, and the permissions of each.
 *
 * <p>Owns the table {@code role}, seeded by its migration with the guides' three. Refuses to know who has a role: that
 * stands with the account.
 */
package org.warden.role;
