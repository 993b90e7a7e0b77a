/**
 * The guides' protected endpoint: what an adopter copies to protect his own.
 *
 * <p>Owns nothing. Refuses to be clever.
 */
package org.warden.secured;
