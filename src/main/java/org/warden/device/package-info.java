/**
 * Devices: from where the owner of an account has logged in before.
 *
 * <p>Owns the table {@code seen_device} and no setting. A browser that keeps our cookie is known for certain, and guesses on it
 * are counted apart. A login without it is recognised by what the program calls itself and the network it comes from, kept as
 * an HMAC: that proves nothing, and decides only whether the owner is told of a login from a new device. Such a memory lasts
 * half a year.
 */
package org.warden.device;
