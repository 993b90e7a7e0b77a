/**
 * The endpoints for groups: their tree, their roles and their members.
 *
 * <p>Owns no table and no setting. A change of a group needs the rights of all its roles, at the old place and at the new one;
 * a change of a member needs them too, and the rights of the member. Refuses what {@link org.warden.authority} does not allow.
 */
package org.warden.admin.groups;
