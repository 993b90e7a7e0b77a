/**
 * The devices from which the owner of an account has logged in.
 *
 * <p>Owns the table {@code seen_device} and no setting. A browser with our cookie is known for certain, and guesses from it are
 * counted apart. Without the cookie, a login is recognized by user agent and network, stored as an HMAC. That proves nothing:
 * it only decides whether the owner is told of a login from a new device. Warden forgets such a device half a year after its
 * first login.
 */
package org.warden.device;
