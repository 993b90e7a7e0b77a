/**
 * The lockout: limits the guesses at the secrets of an account.
 *
 * <p>Owns the table {@code guess_count} and the settings {@code warden.lockout.*}. All secrets of an account share one counter.
 * The first two consecutive wrong guesses have no effect. Each further one causes a pause, which doubles each time; from the
 * threshold on, each causes a lock, which doubles too. During a pause or a lock every guess is refused, even the right one. A
 * guess during a pause is counted, so that many concurrent guesses cause a lock. A guess during a lock is not counted, so that
 * the lock ends. A complete login deletes the counter. Concurrent guesses gain nothing: each waits at the row for the one
 * before it. Refuses to tell a caller of a lock: the answer is that for a wrong password.
 */
package org.warden.lockout;
