/**
 * The first administrator, who gives the first roles.
 *
 * <p>Owns the settings {@code warden.bootstrap.*}; no table. Does nothing if an administrator exists, so that the settings of
 * the first start give no access later.
 */
package org.warden.bootstrap;
