/**
 * Gives roles to accounts and takes them: by e-mail address, as in the guides, or by id and with an end.
 *
 * <p>Owns no table and no setting. Refuses what {@link org.warden.authority} does not allow, and does not decide what a role
 * may do: {@link org.warden.admin.rights} does.
 */
package org.warden.admin.grants;
