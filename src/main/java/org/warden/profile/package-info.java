/**
 * The caller's own account: what its owner may see, change, export and delete.
 *
 * <p>Owns no table and no setting. A deletion takes the account, its roles and its second factor, ends every session, and
 * leaves what is on record: events name an account by its id alone. Refuses to delete the last administrator.
 */
package org.warden.profile;
