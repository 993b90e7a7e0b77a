/**
 * Sessions: logging in.
 *
 * <p>Owns no table and no setting yet. {@code Login} alone knows the order of things: prove who you are, receive a token.
 * The proof goes through Jakarta Security, so that an operator can add an identity store without changing this code.
 * Refuses to say why a login failed: unknown and wrong are one answer, in bytes and in time.
 */
package org.warden.session;
