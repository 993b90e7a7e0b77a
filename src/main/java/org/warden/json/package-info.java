/**
 * JSON bodies: request records in, view records out, strict, and the same on every server.
 *
 * <p>Owns no table and no setting. A request record holds strings, integers, booleans, other records, and lists of these.
 * Refuses what binding libraries let pass: unknown and duplicate fields, other types, other encodings.
 */
package org.warden.json;
