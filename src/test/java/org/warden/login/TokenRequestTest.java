package org.warden.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.warden.person.Validation;

class TokenRequestTest {
    @Test
    void loginIsTheOneNameThatWasSent() {
        assertThat(new TokenRequest("duke@example.org", null, "x", null, null, null).login())
                .isEqualTo("duke@example.org");
        assertThat(new TokenRequest(null, "duke", "x", null, null, null).login())
                .isEqualTo("duke");
    }

    /** As keyboards and password managers send them. */
    @Test
    void spacesAroundANameAndInsideACodeAreNotPartOfThem() {
        assertThat(new TokenRequest(null, "duke ", "x", "123 456", null, null).login())
                .isEqualTo("duke");
        assertThat(new TokenRequest(" duke@example.org\t", null, "x", null, null, null).login())
                .isEqualTo("duke@example.org");
        TokenRequest request = new TokenRequest(null, "duke", "x", " 123\u00a0456 ", null, null);
        assertThat(request.code()).isEqualTo("123456");
        assertThat(Validation.errors(request)).isEmpty();
        assertThat(Validation.fields(new TokenRequest(null, " ", "x", "12 345", null, null)))
                .containsExactlyInAnyOrder("username", "code");
    }

    /** A password that a former policy allowed still works. */
    @Test
    void anyPasswordOf1To128CodePointsIsTried() {
        assertThat(Validation.errors(new TokenRequest(null, "duke", "x", null, null, null)))
                .isEmpty();
        assertThat(Validation.errors(new TokenRequest(null, "duke", "\n".repeat(128), null, null, null)))
                .isEmpty();
        assertThat(Validation.errors(new TokenRequest(null, "duke", "\ud83d\ude00".repeat(128), null, null, null)))
                .isEmpty();
    }

    @Test
    void longerPasswordCostsNoHash() {
        assertThat(Validation.fields(new TokenRequest(null, "duke", "x".repeat(129), null, null, null)))
                .containsExactly("password");
        assertThat(Validation.fields(new TokenRequest(null, "duke", "x".repeat(60_000), null, null, null)))
                .containsExactly("password");
        assertThat(Validation.fields(new TokenRequest(null, "duke", "", null, null, null)))
                .containsExactly("password");
    }

    @Test
    void passwordIsRequired() {
        assertThat(Validation.errors(new TokenRequest(null, "duke", null, null, null, null)))
                .containsExactly("password: is required");
    }

    @Test
    void namesAreLimited() {
        assertThat(Validation.errors(new TokenRequest("e".repeat(254), "u".repeat(64), "x", null, null, null)))
                .isEmpty();
        assertThat(Validation.fields(new TokenRequest("e".repeat(255), "u".repeat(65), "x", null, null, null)))
                .containsExactlyInAnyOrder("email", "username");
        assertThat(Validation.fields(new TokenRequest("", "", "x", null, null, null)))
                .containsExactlyInAnyOrder("email", "username");
    }

    @Test
    void printedRequestHidesThePassword() {
        assertThat(new TokenRequest(null, "duke", "s3cret", null, null, null))
                .hasToString("TokenRequest[login=duke, password=***]");
    }
}
