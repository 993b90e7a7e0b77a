/**
 * The protected endpoint of the guides, as an example for adopters.
 *
 * <p>Owns no table, and the setting {@code warden.secured.enabled}.
 */
package org.warden.secured;
