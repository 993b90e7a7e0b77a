/**
 * Roles: the names that {@code @RolesAllowed} asks for.
 *
 * <p>Owns the table {@code role}, seeded by its migration with the guides' three. Refuses to know who has a role: that
 * stands with the account.
 */
package org.warden.role;
