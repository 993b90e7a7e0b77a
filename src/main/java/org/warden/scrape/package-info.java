/**
 * The door for Prometheus: {@code GET /metrics}, and what this node says about itself.
 *
 * <p>Owns the settings {@code warden.metrics.*} and no table. The token is a setting and not an access token: a scrape works
 * without the database and without a login, and its token opens nothing else. Without the setting there is nothing at the
 * address. Refuses to know what is measured: each number belongs to the package that it is about.
 */
package org.warden.scrape;
