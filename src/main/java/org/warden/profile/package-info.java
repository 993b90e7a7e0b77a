/**
 * The caller's own account, for its owner to see, change, export and delete.
 *
 * <p>Owns no table and no setting. A deletion removes the account, its roles and its second factor, and ends every session. The
 * record stays: its events name an account only by its id. Refuses to delete the last administrator.
 */
package org.warden.profile;
