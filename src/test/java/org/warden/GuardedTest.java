package org.warden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.http.Gate;

class GuardedTest {
    @Test
    void applicationHasTheGate() {
        assertThat(of(Good.class).getClasses()).contains(Good.class, Gate.class);
    }

    /** ASVS 8.2.1. */
    @ParameterizedTest
    @ValueSource(classes = {Locator.class, ByInterface.class, BySuperclass.class})
    void subResourceLocatorIsRefused(Class<?> door) {
        assertThatIllegalStateException()
                .isThrownBy(() -> of(door).getClasses())
                .withMessageContaining("inner");
    }

    private static Guarded of(Class<?> door) {
        return new Guarded() {
            @Override
            protected Set<Class<?>> doors() {
                return Set.of(door);
            }
        };
    }

    /** A door as it should be. */
    @Path("good")
    public static class Good {
        @GET
        @Path("inner")
        public String inner() {
            return "";
        }
    }

    /** A door with a locator. */
    @Path("locator")
    public static class Locator {
        @Path("inner")
        public Good inner() {
            return new Good();
        }
    }

    /** What a door inherits its locator from. */
    public interface Described {
        @Path("inner")
        Good inner();
    }

    /** A door that inherits the annotation of an interface that its own interface extends. */
    @Path("interface")
    public static class ByInterface implements Further {
        @Override
        public Good inner() {
            return new Good();
        }
    }

    /** An interface in between. */
    public interface Further extends Described {}

    /** A door that inherits the annotation of its superclass. */
    @Path("superclass")
    public static class BySuperclass extends Locator {
        @Override
        public Good inner() {
            return new Good();
        }
    }
}
