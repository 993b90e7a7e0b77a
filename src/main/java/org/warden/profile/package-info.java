/**
 * The caller's own account, for its owner to see, change, export and delete.
 *
 * <p>Owns no table and no setting. A deletion removes the account, its roles and its second factor, and ends every session. The
 * audit log keeps its events, which name an account only by its id. Refuses to delete the last administrator.
 */
package org.warden.profile;
