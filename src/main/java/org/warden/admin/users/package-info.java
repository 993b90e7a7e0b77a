/**
 * Finds and counts accounts, for administrators.
 *
 * <p>Owns no table and no setting. A list is read in the order of an index, page by page: a page starts after the last account
 * of the page before, so that page 5,000 costs what page 1 costs. What no index answers is compared row by row, for at most
 * 1,000 rows a page; such a page may be short and still have a next one. Refuses to lock or delete an account: the package
 * admin.standing does. Refuses to show a secret.
 */
package org.warden.admin.users;
