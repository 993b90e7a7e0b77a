/**
 * Acts without a server: the beans of the house in Weld, their transactions in Narayana, their rows by EclipseLink in an H2 in
 * memory, with the schema of {@code sql/}. A test class says {@link org.warden.act.Acts}; one container serves all of them.
 *
 * <p>No JAX-RS, no servlet, no EJB container: {@code @Act} gives the transaction, as on a server that has no EJB. What a server
 * alone decides (headers, cookies, gates, its own JPA provider) is proved by the integration tests.
 */
package org.warden.act;
