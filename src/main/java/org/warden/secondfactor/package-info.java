/**
 * The second factor: time-based codes of an authenticator app (RFC 6238), and recovery codes in case the app is lost.
 *
 * <p>Owns the tables {@code second_factor} and {@code recovery_code} and the settings {@code warden.second-factor.*}. A second
 * factor has no effect until its owner confirms it with a code. Each step is accepted once, and earlier steps are refused from
 * then on. Wrong codes and wrong passwords share a counter, so that neither can be guessed apart from the other. A role may
 * require a second factor: the role is then in tokens only if their session began with one. Refuses to show a secret or a
 * recovery code a second time.
 */
package org.warden.secondfactor;
