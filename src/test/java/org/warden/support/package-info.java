/**
 * A JUnit extension that starts a real Warden or a service beside it, and {@link org.warden.support.Mint}, which makes tokens
 * for tests of other services. Published as a jar for adopters.
 *
 * <p>Uses JUnit, GreenMail and the JDK only, because adopters have it without Warden's other tests.
 */
package org.warden.support;
