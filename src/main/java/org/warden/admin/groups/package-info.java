/**
 * The endpoints for groups: their tree, their roles and their members.
 *
 * <p>Owns no table and no setting. To change a group, a caller needs the rights of all roles of its members, for a move at the
 * old place and at the new one; to change a member, also the rights of the member. Refuses what {@link org.warden.authority}
 * does not allow.
 */
package org.warden.admin.groups;
