/**
 * The roof: assembles and starts Warden. Depends on every package; no package depends on it.
 *
 * <p>Owns the wiring (clock and random generator), the JAX-RS applications and {@link org.warden.Guarded}, which
 * applications inside the WAR extend too, the data source and the order of the start:
 * settings, migrations, first key and administrator, and only then the first request. {@code WildFlySecurity}, the one class
 * for a single server, is here because nothing may depend on it.
 */
package org.warden;
