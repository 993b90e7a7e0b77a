/**
 * Registration of accounts with the role {@code User}.
 *
 * <p>Owns no table and the settings {@code warden.registration.*}. If addresses must be confirmed, every caller gets the same
 * answer, only the mailbox learns the outcome, and only confirmed accounts hold a user name. If not, the answer tells which
 * address or user name is taken. Account, role and mail are written in one transaction.
 */
package org.warden.registration;
