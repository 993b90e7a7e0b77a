/**
 * The guides' protected endpoint: what adopters copy to protect their own.
 *
 * <p>Owns nothing. Refuses to be clever.
 */
package org.warden.secured;
