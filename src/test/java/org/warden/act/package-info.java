/**
 * Acts without a server: Weld creates the beans, Narayana runs the transactions, and EclipseLink writes to an H2 database in
 * memory with the schema of {@code sql/}. A test class has the annotation {@link org.warden.act.Acts}; all of them share one
 * container.
 *
 * <p>There is no JAX-RS, no servlet and no EJB container: {@code @Act} starts the transaction, as on a server without EJB. The
 * integration tests check what only a server decides: headers, cookies, gates and its own JPA provider.
 */
package org.warden.act;
