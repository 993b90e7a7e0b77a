/**
 * The description of every door, made from the code: path, method, request and view, media types, gate, cost and refusals.
 *
 * <p>The tests that hold for every door read it, so that none keeps a list of doors of its own. {@link
 * org.warden.door.NewDoorTest} proves that each of them misses a new one, {@link org.warden.door.ReachTest} that each door
 * names the problems that the code behind it can answer.
 * {@link org.warden.openapi} makes the description of the API from it.
 */
package org.warden.door;
