/**
 * The way to the database: one connection pool for H2 and PostgreSQL behind the server's own data source, the migrations in
 * {@code sql/}, where the transaction of an {@link org.warden.database.Act} begins and ends, and what JPA providers do not
 * agree on.
 *
 * <p>Owns Flyway's history table and the settings {@code warden.db.*}. The pool is ours because only then its size, its
 * patience and its recovery after an outage are the same on every server: the server pools cheap {@link
 * org.warden.database.LeasedConnection}s, each of which holds a real connection from its first statement to the end of
 * its transaction. Refuses to know any table of a feature.
 */
package org.warden.database;
