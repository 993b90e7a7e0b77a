/**
 * Gives roles to accounts and takes them: at the addresses of the guides, and by the id of an account, with an end.
 *
 * <p>Owns no table and no setting. Refuses what {@link org.warden.authority} does not allow, and does not decide what a role
 * may do: {@link org.warden.admin.rights} does.
 */
package org.warden.admin.grants;
