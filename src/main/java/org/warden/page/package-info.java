/**
 * Pages for a browser: static files with their media type, tag and headers.
 *
 * <p>Owns no table and no setting. A package with pages lists its files in one closed list. All HTML that Warden serves
 * comes from such a list. The files are the same for every caller and contain no inline script or style, so that a page needs
 * no exception in its Content-Security-Policy. Refuses to insert data into a file: the script of a page fetches what it shows.
 * Refuses to look up a file by a name from a caller.
 */
package org.warden.page;
