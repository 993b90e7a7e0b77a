/**
 * A JUnit extension that starts a real Warden, or a service beside Warden, and a mint of tokens for the tests of any other
 * service, published as a jar of its own for adopters.
 *
 * <p>Uses JUnit, GreenMail and the JDK only, because adopters have it without Warden's other tests.
 */
package org.warden.support;
