/**
 * Logging in, renewing, logging out, and listing and ending sessions.
 *
 * <p>Owns the doors {@code /api/user/token}, {@code refresh-token}, {@code revoke-token} and {@code /api/user/sessions}, and
 * the acts behind them; no table and no setting. Credentials are validated through Jakarta Security, so that an operator can
 * add an identity store without a change to this code. Refuses to say why a login or a renewal failed: unknown and wrong give
 * the same answer, in bytes and in time.
 */
package org.warden.login;
