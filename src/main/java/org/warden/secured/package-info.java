/**
 * The protected endpoint of the guides, as an example for adopters.
 *
 * <p>Owns no table and no setting.
 */
package org.warden.secured;
