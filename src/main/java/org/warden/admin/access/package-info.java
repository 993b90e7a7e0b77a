/**
 * Explains why an account may do something, or why it may not: for the owner, and for a helpdesk after a 403.
 *
 * <p>Owns no table and no setting, and stores nothing: an answer is computed from the account, its roles and its groups.
 * Refuses to decide anything: the gate and {@link org.warden.authority} do. Reading is not limited to accounts with fewer
 * rights.
 */
package org.warden.admin.access;
