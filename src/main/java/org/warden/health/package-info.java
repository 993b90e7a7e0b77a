/**
 * What a load balancer or a supervisor asks: has this node started, is it alive, and may it get requests.
 *
 * <p>Owns no table and no setting. Answers from memory. Refuses to ask the database: an outage would take every node out of the
 * balancer at once, and with them the public keys and the reads that need no database.
 */
package org.warden.health;
