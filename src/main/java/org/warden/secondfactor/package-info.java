/**
 * The second factor: time-based codes of an authenticator app (RFC 6238), and recovery codes for the day it is lost.
 *
 * <p>Owns the tables {@code second_factor} and {@code recovery_code} and the settings {@code warden.second-factor.*}. A factor
 * counts once its owner has confirmed it with a code; each step is accepted once, and no earlier one after it. Wrong codes
 * count with wrong passwords, so that neither is guessed behind the other's back. A role may demand a second factor: it is then
 * in the tokens only of sessions that began with one. Refuses to show a secret or a recovery code a second time.
 */
package org.warden.secondfactor;
