/**
 * Login, renewal and logout; lists and ends sessions.
 *
 * <p>Owns the endpoints {@code /api/user/token}, {@code refresh-token}, {@code revoke-token} and {@code /api/user/sessions},
 * and the acts behind them. Owns no table and no setting. Credentials are validated through Jakarta Security, so that an
 * operator can add an identity store without changing this code. Refuses to tell why a login or a renewal failed: an unknown
 * and a wrong secret get the same answer after the same time.
 */
package org.warden.login;
