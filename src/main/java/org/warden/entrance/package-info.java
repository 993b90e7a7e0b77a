/**
 * The common end of every login: a pending login, and its admittance once every factor is proved.
 *
 * <p>Owns no table, no setting and no resource. Does what follows every successful login in one place: resets the counter of
 * wrong guesses, remembers the device, notifies the owner of a new device, opens the session and records the login. Refuses to
 * check credentials, and to admit an account whose second factor is not proved.
 */
package org.warden.entrance;
