/**
 * The library for services that accept Warden's tokens and ask for permissions: {@code warden-client.jar}.
 *
 * <p>Owns the copy of the published permissions that such a service keeps. Uses JAX-RS, MicroProfile JWT and Config, and JSON-P
 * only, and nothing of Warden: the classes are not in the WAR. Never opens a door because it knows too little: without the
 * permissions, only names of roles count.
 */
package org.warden.client;
