/**
 * Roles: the names used in {@code @RolesAllowed}, and the permissions of each role.
 *
 * <p>Owns the tables {@code role}, {@code role_permission} and {@code permission}; a migration creates the three roles of the
 * guides. There is no denial: a caller may do what one of the permissions allows. Refuses to know which accounts have a role:
 * the package account does.
 */
package org.warden.role;
