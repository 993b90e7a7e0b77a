/**
 * Step-up: another proof of the account within a session, for calls that require a recent one (RFC 9470).
 *
 * <p>Owns no table and no setting. A proof sets the time in the session, and the access tokens from then on contain it as
 * {@code auth_time}; a renewal does not change it. Refuses to decide which calls require a proof: their resources say so with
 * {@link org.warden.http.Gate.StepUp}, and the package bearer enforces it.
 */
package org.warden.stepup;
