/**
 * The protected endpoint of the guides, as an example for adopters.
 *
 * <p>Owns no table and no setting. Refuses to be clever.
 */
package org.warden.secured;
