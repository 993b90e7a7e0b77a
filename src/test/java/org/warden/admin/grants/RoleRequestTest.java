package org.warden.admin.grants;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.warden.person.Validation;

class RoleRequestTest {
    @Test
    void passwordOfTheGuidesIsAcceptedAndNotNeeded() {
        assertThat(Validation.errors(new RoleRequest("duke@example.org", "User", "s3cret")))
                .isEmpty();
        assertThat(Validation.errors(new RoleRequest("duke@example.org", "User", null)))
                .isEmpty();
    }

    @Test
    void whatIsMissingIsRequired() {
        assertThat(Validation.errors(new RoleRequest(null, null, null)))
                .containsExactlyInAnyOrder("email: is required", "role: is required");
    }

    @Test
    void lengthsAreLimited() {
        assertThat(Validation.errors(new RoleRequest("a@b", "r".repeat(64), "p".repeat(256))))
                .isEmpty();
        assertThat(Validation.fields(new RoleRequest("a@b", "r".repeat(65), "p".repeat(257))))
                .containsExactlyInAnyOrder("role", "password");
        assertThat(Validation.fields(new RoleRequest("a@b", "", null))).containsExactly("role");
    }

    @Test
    void printedRequestHidesThePassword() {
        assertThat(new RoleRequest("duke@example.org", "User", "s3cret").toString())
                .contains("***")
                .doesNotContain("s3cret");
    }
}
