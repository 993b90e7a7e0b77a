/**
 * The one way in behind every login: a pending login, and its admittance once every factor is proved.
 *
 * <p>Owns no table, no setting and no resource. Does what follows every successful login, once for all of them: it resets the
 * count of wrong guesses, remembers the device, tells the owner of a new one, opens the session and records the login. Refuses
 * to check credentials, and to admit an account whose second factor is missing.
 */
package org.warden.entrance;
