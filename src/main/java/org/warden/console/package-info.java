/**
 * The pages for people: the console of administrators and the account page of every user.
 *
 * <p>Owns the files of the pages, stored here as written, and the setting {@code warden.console.enabled}. Has no table. The
 * pages call the public API and nothing else, so a script can do what they can do, under the same checks. Refuses to serve a
 * file that is not in its list, to insert data into one, and to answer for a screen: screens are behind the {@code #} of an
 * address, which no server sees.
 */
package org.warden.console;
