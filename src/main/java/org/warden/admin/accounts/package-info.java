/**
 * One account, for administrators: invite its owner, read it, edit its names and its address.
 *
 * <p>Owns no table and no setting. An administrator never sets a password: an invited owner chooses the first one with a mailed
 * link, and no login succeeds before. An address takes effect when its mailbox has confirmed it. An edit names the version that
 * it changes, so only one of two concurrent edits succeeds.
 */
package org.warden.admin.accounts;
