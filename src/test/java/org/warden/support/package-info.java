/**
 * A JUnit extension that starts a real Warden, or a service beside Warden, published as a jar of its own for adopters.
 *
 * <p>Uses JUnit, GreenMail and the JDK only, because adopters have it without Warden's other tests.
 */
package org.warden.support;
