/**
 * The first administrator, who gives the first roles, and the permissions of an application inside this WAR.
 *
 * <p>Owns the settings {@code warden.bootstrap.*}; no table. Does nothing if an administrator exists, so that the settings of
 * the first start give no access later.
 */
package org.warden.bootstrap;
