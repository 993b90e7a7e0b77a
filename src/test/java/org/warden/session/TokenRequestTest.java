package org.warden.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.warden.person.Validation;

class TokenRequestTest {
    @Test
    void loginIsTheOneNameThatWasSent() {
        assertThat(new TokenRequest("duke@example.org", null, "x").login()).isEqualTo("duke@example.org");
        assertThat(new TokenRequest(null, "duke", "x").login()).isEqualTo("duke");
    }

    /** Also one of a policy of former days opens its account. */
    @Test
    void anyPasswordOf1To128CodePointsIsTried() {
        assertThat(Validation.errors(new TokenRequest(null, "duke", "x"))).isEmpty();
        assertThat(Validation.errors(new TokenRequest(null, "duke", "\n".repeat(128))))
                .isEmpty();
        assertThat(Validation.errors(new TokenRequest(null, "duke", "\ud83d\ude00".repeat(128))))
                .isEmpty();
    }

    @Test
    void longerPasswordCostsNoHash() {
        assertThat(Validation.fields(new TokenRequest(null, "duke", "x".repeat(129))))
                .containsExactly("password");
        assertThat(Validation.fields(new TokenRequest(null, "duke", "x".repeat(60_000))))
                .containsExactly("password");
        assertThat(Validation.fields(new TokenRequest(null, "duke", ""))).containsExactly("password");
    }

    @Test
    void passwordIsRequired() {
        assertThat(Validation.errors(new TokenRequest(null, "duke", null))).containsExactly("password: is required");
    }

    @Test
    void namesAreLimited() {
        assertThat(Validation.errors(new TokenRequest("e".repeat(254), "u".repeat(64), "x")))
                .isEmpty();
        assertThat(Validation.fields(new TokenRequest("e".repeat(255), "u".repeat(65), "x")))
                .containsExactlyInAnyOrder("email", "username");
        assertThat(Validation.fields(new TokenRequest("", "", "x"))).containsExactlyInAnyOrder("email", "username");
    }

    @Test
    void printedRequestHidesThePassword() {
        assertThat(new TokenRequest(null, "duke", "s3cret")).hasToString("TokenRequest[login=duke, password=***]");
    }
}
