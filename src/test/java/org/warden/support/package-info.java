/**
 * For the tests of adopters, as a jar of its own: a real Warden for JUnit.
 *
 * <p>Uses JUnit and the JDK only, because adopters have it without Warden's other tests.
 */
package org.warden.support;
