/**
 * Sessions: logging in, going on, logging out, and seeing where one is logged in.
 *
 * <p>Owns the settings {@code warden.session.*} and the doors; the rows are the package token's. {@code Login} alone knows the
 * order of things: prove who you are, receive tokens. The proof goes through Jakarta Security, so that an operator can add an
 * identity store without changing this code. After an end a door tells this node's memory at once; other nodes look once a
 * second. Refuses to say why a login or a renewal failed: unknown and wrong are one answer, in bytes and in time.
 */
package org.warden.session;
