/** The starter for an application inside Warden's WAR, and faulty endpoints beside it. */
package org.warden.inside;
