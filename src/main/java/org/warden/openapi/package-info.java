/**
 * The description of the HTTP API, an OpenAPI 3.1 document.
 *
 * <p>Owns the page that shows it and the setting {@code warden.openapi.ui}, which is off in production by default; and no
 * table. The document is a file in this package, which the tests compare with the code of every
 * endpoint and with every answer. Refuses to make the document at run time: it is the same for every caller, and no library
 * for it is in the WAR. The addresses in it are relative to its own, so that it is correct behind every context root and proxy.
 */
package org.warden.openapi;
