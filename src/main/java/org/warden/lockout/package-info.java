/**
 * The lockout: how many guesses at the secrets of an account are looked at.
 *
 * <p>Owns the table {@code guess_count} and the settings {@code warden.lockout.*}. All secrets of an account share one count. The
 * first two wrong guesses cost nothing, each further one a pause that doubles, and from the threshold on a lock that doubles too.
 * During a pause every guess is refused, the right one as well, and does not prolong it. Whoever proves with all that it takes who he is ends the
 * count. Who tries in parallel gains nothing: verdicts are given one after the other, at the row. Refuses to tell a caller that he
 * is locked out: his answer is that of a wrong password.
 */
package org.warden.lockout;
