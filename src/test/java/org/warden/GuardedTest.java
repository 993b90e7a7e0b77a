package org.warden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.warden.http.Gate;

class GuardedTest {
    @Test
    void applicationHasTheGate() {
        assertThat(of(Good.class).getClasses()).contains(Good.class, Gate.class);
    }

    /** ASVS 8.2.1. */
    @Test
    void subResourceLocatorIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> of(Locator.class).getClasses())
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
}
