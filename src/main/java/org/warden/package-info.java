/**
 * The roof: puts the house together and starts it. May see every package; no package sees it.
 *
 * <p>Owns the wiring (clock and randomness), the two JAX-RS applications, the data source and the order of the start:
 * settings, migrations, first key and administrator, and only then the first request. The one class about a single server,
 * {@code WildFlySecurity}, stands here because nothing may depend on it.
 */
package org.warden;
