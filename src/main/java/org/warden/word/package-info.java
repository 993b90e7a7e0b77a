/**
 * The words by which accounts are found, so that a search costs a page and not a table.
 *
 * <p>Owns the tables {@code account_word} and {@code account_word_fill} and no setting. A word is in lower case and without
 * accents, and is stored as bytes: the beginning of a word is then a range of the primary key, the same on each database. The
 * package account writes the words of an account in the transaction that changes its names. Refuses to know accounts: it gets
 * their names as text, and returns their ids.
 */
package org.warden.word;
