/**
 * JSON bodies: reads request records and writes view records, strictly and the same on every server.
 *
 * <p>Owns no table and no setting. A request record holds strings, integers, booleans, other records, and lists of these.
 * Refuses what binding libraries accept: unknown and duplicate fields, wrong types, other encodings.
 */
package org.warden.json;
