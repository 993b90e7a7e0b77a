/**
 * Access to the database: one connection pool for H2 and PostgreSQL behind the server's data source, the migrations in {@code
 * sql/}, the transactions of {@link org.warden.database.Act}s, and workarounds for differences between JPA providers.
 *
 * <p>Owns Flyway's history table and the settings {@code warden.db.*}. Warden has its own pool, so that size, timeout and
 * recovery after an outage are the same on every server. The server pools cheap {@link org.warden.database.LeasedConnection}s,
 * each of which holds a real connection from its first statement to the end of its transaction. Refuses to know the table of
 * any feature.
 */
package org.warden.database;
