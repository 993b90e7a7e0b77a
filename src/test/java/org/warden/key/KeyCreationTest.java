package org.warden.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.warden.key.KeySettings.Algorithm;
import org.warden.seal.Seal;
import org.warden.seal.SealBroken;
import org.warden.seal.Seals;

class KeyCreationTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Seal seal = Seals.inMemory();
    private final Table table = new Table();

    /** The table, the newest key first. */
    private static final class Table extends SigningKeys {
        private final List<SigningKey> rows = new ArrayList<>();

        @Override
        List<SigningKey> all() {
            return List.copyOf(rows);
        }

        @Override
        void add(SigningKey key) {
            rows.add(0, key);
        }
    }

    @Test
    void firstKeyIsMade() {
        creation(Algorithm.ES256).ensure();
        assertThat(table.rows).hasSize(1);
        assertThat(table.rows.get(0).created()).isEqualTo(NOW);
    }

    @Test
    void keyThatFitsIsKept() {
        creation(Algorithm.ES256).ensure();
        creation(Algorithm.ES256).ensure();
        assertThat(table.rows).hasSize(1);
    }

    @Test
    void otherSettingsMakeAnotherKey() {
        creation(Algorithm.ES256).ensure();
        creation(Algorithm.RS256).ensure();
        assertThat(table.rows).hasSize(2);
    }

    @Test
    void keyIsNamedByItsThumbprint() throws ParseException, JOSEException {
        creation(Algorithm.RS256).ensure();
        SigningKey row = table.rows.get(0);
        assertThat(row.kid()).isEqualTo(opened(row).computeThumbprint().toString());
    }

    @Test
    void rsaKeyHasTheBitsOfTheSettings() throws ParseException {
        creation(Algorithm.RS256).ensure();
        assertThat(opened(table.rows.get(0)).size()).isEqualTo(2048);
    }

    /** ASVS 11.3.2: nobody moves one key into the row of another. */
    @Test
    void keyIsSealedForItsRow() {
        creation(Algorithm.ES256).ensure();
        assertThatThrownBy(() -> seal.open(table.rows.get(0).sealed(), "another row"))
                .isInstanceOf(SealBroken.class);
    }

    @Test
    void newestKeyThatFitsSigns() {
        creation(Algorithm.RS256).ensure();
        creation(Algorithm.ES256).ensure();
        Keys keys = reading(Algorithm.RS256).read();
        assertThat(keys.signing().kid()).isEqualTo(table.rows.get(1).kid());
        assertThat(keys.byKid()).hasSize(2);
    }

    @Test
    void withoutAKeyNothingIsSigned() {
        assertThatThrownBy(() -> reading(Algorithm.RS256).read()).hasMessage("There is no signing key yet.");
    }

    private JWK opened(SigningKey row) throws ParseException {
        return JWK.parse(new String(seal.open(row.sealed(), row.kid()), StandardCharsets.UTF_8));
    }

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    private KeyCreation creation(Algorithm algorithm) {
        KeyCreation creation = new KeyCreation();
        creation.keys = table;
        creation.settings = new KeySettings(algorithm, 2048);
        creation.seal = seal;
        creation.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        creation.random = new SecureRandom();
        return creation;
    }

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    private KeyReading reading(Algorithm algorithm) {
        KeyReading reading = new KeyReading();
        reading.keys = table;
        reading.settings = new KeySettings(algorithm, 2048);
        reading.seal = seal;
        return reading;
    }
}
