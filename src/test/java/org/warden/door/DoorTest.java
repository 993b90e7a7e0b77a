package org.warden.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** The description of a door. */
class DoorTest {
    private static final Doors SHELVES =
            new Doors(Door.of("api", ShelfResource.class).toList());
    private static final Door LABEL = SHELVES.at("GET /api/shelf/label").orElseThrow();
    private static final Door BOOK = SHELVES.at("PUT /api/shelf/7/book").orElseThrow();

    record Book(String title) {}

    @Path("shelf")
    @Produces("application/json")
    static class ShelfResource {
        @GET
        @Path("{kind: label|sign}")
        @PermitAll
        @Refuses({})
        @Produces("text/plain;charset=UTF-8")
        public String label(@PathParam("kind") String kind) {
            return kind;
        }

        @PUT
        @Path("{id}/book")
        @RolesAllowed("Librarian")
        @Throttled(value = Cost.LARGE, oneAtATime = true)
        @Refuses(ProblemType.NOT_FOUND)
        public Book put(@PathParam("id") String id, @NotNull Book book) {
            return book;
        }
    }

    @Test
    void callHasTheNamesOfItsParameters() {
        assertThat(SHELVES.all())
                .extracting(Door::call)
                .containsExactly("PUT api/shelf/{id}/book", "GET api/shelf/{kind}");
    }

    @Test
    void exampleLeadsToTheDoor() {
        assertThat(LABEL.example()).isEqualTo("api/shelf/label");
        assertThat(BOOK.example()).isEqualTo("api/shelf/unknown/book");
    }

    @Test
    void aRequestIsOfTheDoorThatItCertainlyMeans() {
        assertThat(SHELVES.at("HEAD /api/shelf/sign?x=/y")).contains(LABEL);
        assertThat(SHELVES.at("GET /api/shelf/book")).isEmpty();
        assertThat(SHELVES.at("POST /api/shelf/label")).isEmpty();
        assertThat(SHELVES.at("PUT /api/shelf/../book")).isEmpty();
        assertThat(SHELVES.at("PUT /api/shelf/a;b/book")).isEmpty();
        assertThat(SHELVES.at("GET /api/shelf/label/")).isEmpty();
    }

    @Test
    void gateAndCostAreTheAnnotations() {
        assertThat(LABEL).extracting(Door::caller, Door::costInWords).containsExactly("anyone", "none");
        assertThat(BOOK)
                .extracting(Door::caller, Door::costInWords)
                .containsExactly("Librarian", "large, one at a time");
        assertThat(BOOK.roles()).isEqualTo(Set.of("Librarian"));
    }

    @Test
    void bodyAndViewAreTheRecords() {
        assertThat(BOOK.request()).contains(Book.class);
        assertThat(BOOK.mayLackBody()).isFalse();
        assertThat(BOOK.view()).contains(Book.class);
        assertThat(LABEL.request()).isEmpty();
        assertThat(LABEL.view()).isEmpty();
    }

    @Test
    void mediaTypesOfTheMethodReplaceThoseOfItsClass() {
        assertThat(LABEL.mediaTypes()).containsExactly("text/plain");
        assertThat(BOOK.mediaTypes()).containsExactly("application/json");
    }

    @Test
    void refusalsFollowFromGateCostAndBody() {
        assertThat(LABEL.refusals(true)).isEqualTo(Reason.ALWAYS.refusals());
        assertThat(BOOK.refusals(false))
                .contains(
                        ProblemType.NOT_FOUND,
                        ProblemType.TOKEN_REQUIRED,
                        ProblemType.FORBIDDEN,
                        ProblemType.MALFORMED_BODY,
                        ProblemType.TOO_MANY_REQUESTS,
                        ProblemType.OVERLOADED)
                .doesNotContain(ProblemType.INVALID_CREDENTIALS, ProblemType.CROSS_SITE);
        assertThat(BOOK.refusals(true)).contains(ProblemType.INVALID_CREDENTIALS, ProblemType.CROSS_SITE);
    }

    @Test
    void everyDoorOfTheWarHasACallOfItsOwn() {
        assertThat(Doors.OURS.all()).extracting(Door::call).isNotEmpty().doesNotHaveDuplicates();
        assertThat(Doors.OURS.all())
                .allSatisfy(door -> assertThat(Doors.OURS.at(door.method() + " /" + door.example()))
                        .contains(door));
    }
}
