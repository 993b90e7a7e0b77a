/**
 * The end of the process in good order.
 *
 * <p>Owns what happens between SIGTERM and the server's own end: new requests are refused, those that have begun are finished,
 * the listeners are closed. No table; the setting {@code warden.shutdown-delay} is read by the roof. Refuses to know what
 * requests are about.
 */
package org.warden.shutdown;
