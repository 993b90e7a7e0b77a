package org.warden.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.http.HttpSettings;
import org.warden.key.KeySettings;
import org.warden.key.KeySettings.Algorithm;

class ConsumerResourceTest {
    @Test
    void linesAreThoseOfTheReadme() throws IOException {
        assertThat(properties("SecureApi"))
                .containsOnly(
                        java.util.Map.entry(
                                "mp.jwt.verify.publickey.location", "https://id.example.org/id/.well-known/jwks.json"),
                        java.util.Map.entry("mp.jwt.verify.publickey.algorithm", "RS256"),
                        java.util.Map.entry("mp.jwt.verify.issuer", "SecureApi"),
                        java.util.Map.entry("mp.jwt.verify.audiences", "SecureApiUser"),
                        java.util.Map.entry("resteasy.role.based.security", "true"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example.org",
                "a=b:c#d!e",
                "back\\slash",
                " led by a space",
                "Zo\u00eb",
                "\ud83d\ude00",
                "one\nmp.jwt.verify.issuer=two"
            })
    void whateverTheIssuerIsItIsReadAsItWasSet(String issuer) throws IOException {
        assertThat(properties(issuer))
                .containsEntry("mp.jwt.verify.issuer", issuer)
                .hasSize(5);
    }

    private static Properties properties(String issuer) throws IOException {
        HttpSettings http = new HttpSettings(URI.create("https://id.example.org/id"));
        TokenSettings tokens = new TokenSettings(issuer, "SecureApiUser", Duration.ofMinutes(15), List.of());
        KeySettings keys =
                new KeySettings(Algorithm.RS256, 2048, Duration.ofDays(30), Duration.ofHours(2), tokens.life());
        String lines = ConsumerResource.lines(http, tokens, keys);
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(lines)).isTrue();
        Properties properties = new Properties();
        properties.load(new StringReader(lines));
        return properties;
    }
}
