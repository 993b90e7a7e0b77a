/**
 * The first administrator, who gives the first roles.
 *
 * <p>Owns the settings {@code warden.bootstrap.*}; no table. Refuses to act where an administrator exists: the settings of
 * the first start open no door later.
 */
package org.warden.bootstrap;
