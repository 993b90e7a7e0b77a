/**
 * Pages for a browser: static files with type, tag and the headers of that page.
 *
 * <p>Owns no table and no setting. A package with pages names its files in one closed list; all HTML that Warden sends comes from
 * such a list. The files are the same for every caller and hold no inline script or style, so that a page needs no exception in
 * its Content-Security-Policy. Refuses to fill anything into a file: what a page shows, its script fetches. Refuses to find a
 * file by a name that a caller chose.
 */
package org.warden.page;
