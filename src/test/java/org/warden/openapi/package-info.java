/**
 * Makes the description of the API, {@code openapi.json}, from the doors, their records and their Javadoc, and compares it with
 * the committed file; {@link org.warden.server.Api} compares every answer with that.
 *
 * <p>It adds nothing to what {@link org.warden.door} knows but words: the first sentence of a method is the summary of its
 * operation, the rest its description; a record describes its schema and, with {@code @param}, its properties.
 */
package org.warden.openapi;
