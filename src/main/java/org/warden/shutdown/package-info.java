/**
 * The orderly end of the process.
 *
 * <p>Owns what happens between SIGTERM and the server's own end: the node says that it is stopping and still serves, then new
 * requests are refused, requests that have begun are completed, and the listeners are closed. Owns no table; the root package
 * reads the setting {@code warden.shutdown-delay}. Refuses to know the content of requests.
 */
package org.warden.shutdown;
