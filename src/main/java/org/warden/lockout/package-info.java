/**
 * The lockout: how many guesses at the secrets of an account are looked at.
 *
 * <p>Owns the table {@code guess_count} and the settings {@code warden.lockout.*}. All secrets of an account share one count.
 * The first two wrong guesses cost nothing, each further one a pause that doubles, and from the threshold on a lock that
 * doubles too. During either every guess is refused, the right one as well; during a pause it counts, so that many at once end
 * in a lock, and during a lock it does not, so that it ends. A complete login ends the count. Parallel guesses gain nothing:
 * each waits for the one before it, at the row. Refuses to tell a caller of a lock: the answer is that of a wrong password.
 */
package org.warden.lockout;
