package org.warden.edge;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoutesTest {
    @Path("things/{id: [0-9a-f]{8}(-[0-9a-f]{4}){3}}")
    static class Things {
        @Path("parts/{part}/{ rest : .{1,9} }/end/")
        void parts() {}

        @Path("/{one:a{2}}{two: b:c}")
        void pair() {}

        void all() {}
    }

    @Test
    void parametersKeepTheirNamesOnlyWhateverTheirRules() {
        assertThat(template("parts")).isEqualTo("/api/things/{id}/parts/{part}/{rest}/end");
        assertThat(template("pair")).isEqualTo("/api/things/{id}/{one}{two}");
        assertThat(template("all")).isEqualTo("/api/things/{id}");
    }

    /** A container may derive a class from ours. */
    @Test
    void pathIsThatOfTheClassWithTheAnnotation() throws NoSuchMethodException {
        class Proxy extends Things {}
        assertThat(Routes.template("api", Proxy.class, Things.class.getDeclaredMethod("all")))
                .isEqualTo("/api/things/{id}");
    }

    @Test
    void applicationAtTheRootHasNoPathOfItsOwn() throws NoSuchMethodException {
        assertThat(Routes.template("/", Things.class, Things.class.getDeclaredMethod("all")))
                .isEqualTo("/things/{id}");
    }

    private static String template(String method) {
        return Stream.of(Things.class.getDeclaredMethods())
                .filter(one -> one.getName().equals(method))
                .map(one -> Routes.template("api", Things.class, one))
                .findFirst()
                .orElseThrow();
    }
}
