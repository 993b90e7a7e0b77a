package org.warden.registration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.warden.person.Person;
import org.warden.person.Validation;

class RegistrationRequestTest {
    private final RegistrationRequest good =
            new RegistrationRequest("Jane", "Doe", "jdoe", "jane@example.org", "s3cret");

    @Test
    void completeRequestIsAccepted() {
        assertThat(Validation.errors(good)).isEmpty();
    }

    @Test
    void everyFieldIsRequired() {
        assertThat(Validation.errors(new RegistrationRequest(null, null, null, null, null)))
                .containsExactlyInAnyOrder(
                        "firstName: is required",
                        "lastName: is required",
                        "username: is required",
                        "email: is required",
                        "password: is required");
    }

    @Test
    void everyNameKeepsItsRules() {
        assertThat(Validation.fields(new RegistrationRequest("", "\n", "jane@example.org", "jdoe", "s3cret")))
                .containsExactlyInAnyOrder("firstName", "lastName", "username", "email");
    }

    @Test
    void personHasTheNamesInTheirPlaces() {
        assertThat(good.person()).isEqualTo(new Person("Jane", "Doe", "jdoe", "jane@example.org"));
    }

    @Test
    void printedRequestHidesThePassword() {
        assertThat(good.toString()).contains("***").doesNotContain("s3cret");
    }
}
