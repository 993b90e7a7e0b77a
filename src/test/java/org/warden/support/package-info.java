/**
 * A JUnit extension that starts a real Warden, published as a jar of its own for adopters.
 *
 * <p>Uses JUnit and the JDK only, because adopters have it without Warden's other tests.
 */
package org.warden.support;
