package org.warden.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.warden.EndpointsTest;
import org.warden.account.AccessMatrixIT;
import org.warden.audit.EveryWriteIsAuditedIT;
import org.warden.http.Gate;
import org.warden.http.Input;
import org.warden.http.SameAnswersIT;
import org.warden.lifecycle.AccountRaceIT;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.secured.PostmanCollectionIT;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** Every test that must cover every door fails until it has an entry for a new door. */
class NewDoorTest {
    private static final String CALL = "POST api/user/shoes";
    private static final Doors WITH_ONE_MORE = Doors.OURS.and("api", ShoesResource.class);

    record ShoesRequest(String size) {}

    record ShoesView(String size) {}

    @Path("user/shoes")
    @Produces("application/json")
    static class ShoesResource {
        @POST
        @Throttled(Cost.WRITE)
        @RolesAllowed(Gate.AUTHENTICATED)
        @Refuses(ProblemType.INVALID_LINK)
        public ShoesView buy(@NotNull ShoesRequest request) {
            return new ShoesView(request.size());
        }
    }

    /** A test that must cover every door, and what it lacks. */
    private interface Lacking {
        List<String> of(Doors doors) throws Exception;
    }

    /** @param place where an entry is added */
    private record Check(String name, String place, Lacking lacking) {
        @Override
        public String toString() {
            return name;
        }

        List<String> missing(Doors doors) throws Exception {
            return lacking.of(doors);
        }

        /** Without what is missing already: {@link #everyDoorIsKnown} reports that. */
        List<String> missingOnlyIn(Doors doors) throws Exception {
            List<String> missing = new ArrayList<>(missing(doors));
            missing.removeAll(missing(Doors.OURS));
            return missing;
        }
    }

    static Stream<Check> checks() {
        return Stream.concat(
                lists(),
                Stream.of(
                        new Check(
                                "same answers",
                                "Add a request to SameRequests, run SameAnswersIT, and copy the same-answers.txt"
                                        + " of the run over src/test/resources/same-answers.txt",
                                SameAnswersIT::missing),
                        new Check(
                                "Postman",
                                "Add a request to src/postman/warden.postman_collection.json",
                                PostmanCollectionIT::missing)));
    }

    /** Each has an entry for each door, and no other. */
    static Stream<Check> lists() {
        return Stream.of(
                new Check("access matrix", "Add or remove a row of AccessMatrixIT.ALLOWED", AccessMatrixIT::missing),
                new Check("bad input", "Add or remove an entry of Input.FIELDS", Input::missing),
                new Check(
                        "audit",
                        "Add or remove an entry of EveryWriteIsAuditedIT.WRITES",
                        EveryWriteIsAuditedIT::missing),
                new Check("race", "Add or remove an entry of AccountRaceIT.CALLS", AccountRaceIT::missing),
                new Check("manual", "Correct the table in src/site/markdown/endpoints.md", EndpointsTest::missing));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("checks")
    void everyDoorIsKnown(Check check) throws Exception {
        assertThat(check.missing(Doors.OURS)).as(check.place()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("checks")
    void aNewDoorIsMissed(Check check) throws Exception {
        assertThat(check.missingOnlyIn(WITH_ONE_MORE))
                .singleElement()
                .asString()
                .startsWith(CALL);
    }

    @Test
    void aNewFieldIsMissed() {
        Door shoes = WITH_ONE_MORE.at(CALL).orElseThrow();
        assertThat(new Input(shoes, List.of()).unnamed()).containsExactly(CALL + ": size");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void anEntryOfADoorThatHasGoneIsNoticed(Check check) throws Exception {
        String gone = "POST api/user/register";
        Doors others = new Doors(Doors.OURS.all().stream()
                .filter(door -> !door.call().equals(gone))
                .toList());
        assertThat(check.missingOnlyIn(others)).singleElement().asString().startsWith(gone);
    }
}
