package org.warden.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasicCredentialsTest {
    /** The example of RFC 7617, section 2. */
    @Test
    void exampleOfTheRfcIsRead() {
        assertThat(BasicCredentials.read("QWxhZGRpbjpvcGVuIHNlc2FtZQ=="))
                .contains(new BasicCredentials("Aladdin", "open sesame"));
    }

    /** RFC 7617, section 2.1. */
    @Test
    void exampleInUtf8IsRead() {
        assertThat(BasicCredentials.read("dGVzdDoxMjPCow==")).contains(new BasicCredentials("test", "123\u00a3"));
    }

    @Test
    void passwordMayHoldColons() {
        assertThat(read("duke:a:b:")).contains(new BasicCredentials("duke", "a:b:"));
    }

    @Test
    void spacesAroundTheNameAreNotPartOfIt() {
        assertThat(read("duke : x")).contains(new BasicCredentials("duke", " x"));
        assertThat(read(" :x")).isEmpty();
    }

    @Test
    void passwordIsNormalized() {
        assertThat(read("duke:e\u0301")).contains(new BasicCredentials("duke", "\u00e9"));
    }

    @Test
    void longestPasswordHas128CodePoints() {
        assertThat(read("duke:" + "\ud83d\ude00".repeat(128))).isPresent();
        assertThat(read("duke:" + "\ud83d\ude00".repeat(129))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "duke", ":", ":x", "duke:", "du\0ke:x"})
    void whatHoldsNoPairIsNothing(String text) {
        assertThat(read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "a", "ZHVrZQ", "ZHV rZTp4", "/////w==", "wIA6eA=="})
    void whatIsNoBase64OfUtf8IsNothing(String text) {
        assertThat(BasicCredentials.read(text)).isEmpty();
    }

    @Test
    void passwordIsNotPrinted() {
        assertThat(new BasicCredentials("duke", "canary").toString()).doesNotContain("canary");
    }

    private static java.util.Optional<BasicCredentials> read(String text) {
        return BasicCredentials.read(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }
}
