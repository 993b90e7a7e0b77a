package org.warden.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.warden.problem.ProblemType;
import org.warden.server.Answer;

/** Compares answers with the description of the door that gave them. */
public final class Judge {
    private Judge() {}

    /**
     * Fails if the description of the called door does not include this answer. Addresses in an odd spelling are left to the
     * tests that send them.
     *
     * @param basic whether the request had credentials of HTTP Basic
     */
    public static void requireDescribed(Answer answer, boolean basic) {
        Optional<Door> called = Doors.OURS.at(answer.call());
        called.ifPresent(door -> requireDescribed(door, answer, basic));
    }

    static void requireDescribed(Door door, Answer answer, boolean basic) {
        // An application inside the WAR may refuse what the door would do.
        if (answer.body().isEmpty() || answer.body().contains("urn:warden:problem:own:")) {
            return;
        }
        if (answer.code() != null) {
            assertThat(door.refusals(basic))
                    .as("problems of %s, which answered %s", door, answer)
                    .extracting(ProblemType::code)
                    .contains(answer.code());
        } else if (answer.status() < 300) {
            assertThat(door.mediaTypes())
                    .as("media types of %s, which answered %s", door, answer)
                    .contains(answer.contentType().replaceFirst(" *;.*", ""));
            door.view()
                    .ifPresent(view -> assertThat(
                                    Arrays.stream(view.getRecordComponents()).map(RecordComponent::getName))
                            .as("what %s shows", door)
                            .containsAll(answer.json().keySet()));
        } else {
            // What a probe answers is no problem, even if it is bad news.
            assertThat(answer.status())
                    .as("a body that is no problem: %s", answer)
                    .isLessThan(door.isProbe() && answer.status() == 503 ? 504 : 400);
        }
    }
}
