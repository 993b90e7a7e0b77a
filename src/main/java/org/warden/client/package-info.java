/**
 * The library for services that ask Warden for permissions, or log their users in with a form: {@code warden-client.jar}.
 *
 * <p>Owns the copy of the published permissions that a service keeps, and the tokens in its HTTP sessions. Uses interfaces of
 * the server only, and nothing of Warden: the classes are not in the WAR. Opens no door because it knows too little: without
 * the permissions, only names of roles count, and without Warden no session outlives its token.
 */
package org.warden.client;
