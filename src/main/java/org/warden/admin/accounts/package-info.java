/**
 * One account, for administrators: invite its owner, read it, edit its names and its address.
 *
 * <p>Owns no table and no setting. An administrator never sets a password: an invited owner chooses the first one with a mailed
 * link, and no login succeeds before. An address takes effect when its mailbox has confirmed it. An edit names the version that
 * it was made from, so that of two editors only one succeeds.
 */
package org.warden.admin.accounts;
