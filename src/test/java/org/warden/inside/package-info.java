/** The starter for an application inside Warden's WAR, with more doors that misbehave. */
package org.warden.inside;
