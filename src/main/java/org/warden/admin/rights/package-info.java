/**
 * What roles may do: creates, changes and deletes roles, and declares the permissions of applications.
 *
 * <p>Owns no table and no setting; the tables are those of {@link org.warden.role}. Refuses what {@link org.warden.authority}
 * does not allow: callers put into a role, and take out of it, only permissions that they hold. Does not give roles to
 * accounts: {@link org.warden.admin.grants} does.
 */
package org.warden.admin.rights;
