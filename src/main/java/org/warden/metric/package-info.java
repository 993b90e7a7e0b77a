/**
 * Numbers about this node, for Prometheus.
 *
 * <p>Owns no table and no setting. A package counts with a counter or a histogram of {@link org.warden.metric.Meters}. It shows
 * its state by a bean that implements {@link org.warden.metric.Measured}, which the container finds. Micrometer is used because
 * it needs no interface of a server. Refuses labels with anything that a caller sent: each would be one more series for ever.
 * Refuses to ask the database: a gauge reads memory.
 */
package org.warden.metric;
