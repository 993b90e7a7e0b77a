package org.warden.key;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.seal.Seal;
import org.warden.seal.SealBroken;
import org.warden.seal.Seals;

class KeyMakingTest {
    private final Seal seal = Seals.inMemory();
    private Connection database;

    @BeforeEach
    void open() throws SQLException {
        database = DriverManager.getConnection("jdbc:h2:mem:;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE");
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void newDatabaseHasNoKeys() {
        assertThatCode(() -> with(seal).requireOpenable(database)).doesNotThrowAnyException();
    }

    @Test
    void keysOfTheFirstSchemaOpenWithTheKeyThatSealedThem() throws Exception {
        store("first", sealed("first"));
        assertThatCode(() -> with(seal).requireOpenable(database)).doesNotThrowAnyException();
    }

    @Test
    void anotherSealingKeyIsRefused() throws Exception {
        store("first", sealed("first"));
        assertThatThrownBy(() -> with(Seals.inMemory()).requireOpenable(database))
                .isInstanceOf(SealBroken.class);
    }

    @Test
    void erasedKeyNeedsNoSealingKey() throws Exception {
        store("removed", "");
        assertThatCode(() -> with(Seals.inMemory()).requireOpenable(database)).doesNotThrowAnyException();
    }

    private void store(String kid, String sealed) throws Exception {
        try (Statement statement = database.createStatement()) {
            statement.execute(Files.readString(Path.of("sql/V002__key.sql")));
        }
        String insert = "insert into signing_key (kid, algorithm, bits, sealed, created)"
                + " values (?, 'ES256', 256, ?, current_timestamp)";
        try (PreparedStatement statement = database.prepareStatement(insert)) {
            statement.setString(1, kid);
            statement.setString(2, sealed);
            statement.executeUpdate();
        }
    }

    private String sealed(String kid) throws Exception {
        String jwk = new ECKeyGenerator(Curve.P_256).keyID(kid).generate().toJSONString();
        return seal.seal(jwk.getBytes(StandardCharsets.UTF_8), kid);
    }

    @SuppressWarnings("UnnecessaryAssignment") // what a container would do
    private static KeyMaking with(Seal seal) {
        KeyMaking making = new KeyMaking();
        making.seal = seal;
        return making;
    }
}
