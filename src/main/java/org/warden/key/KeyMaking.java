package org.warden.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.warden.seal.Seal;

/** Generates signing keys according to the settings, and opens stored ones. */
@ApplicationScoped
public class KeyMaking {
    @Inject
    KeySettings settings;

    @Inject
    Seal seal;

    @Inject
    Clock clock;

    @Inject
    SecureRandom random;

    /**
     * Opens every stored key before the schema is migrated; throws {@link org.warden.seal.SealBroken} if the sealing key is not
     * the one that sealed them. Uses plain JDBC and columns of the first version of the table: the entity fits only afterwards.
     */
    public void requireOpenable(Connection database) {
        try {
            if (exist(database)) {
                openAll(database);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("The stored signing keys cannot be read.", failed);
        }
    }

    /** Generates a key, which may take seconds. It signs after the given time, counted from its completion. */
    SigningKey make(Duration announce) {
        JWK jwk = generate();
        String sealed = seal.seal(jwk.toJSONString().getBytes(StandardCharsets.UTF_8), jwk.getKeyID());
        Instant created = clock.instant();
        return new SigningKey(
                jwk.getKeyID(), settings.algorithm().name(), jwk.size(), sealed, created, created.plus(announce));
    }

    /** Opens the private and the public part of a key. */
    JWK open(SigningKey key) {
        return open(key.kid(), key.sealed());
    }

    /** Opens a key that was sealed for this id; throws {@link org.warden.seal.SealBroken}. */
    JWK open(String kid, String sealed) {
        try {
            return JWK.parse(new String(seal.open(sealed, kid), StandardCharsets.UTF_8));
        } catch (ParseException notAKey) {
            throw new IllegalStateException("Signing key " + kid + " is not a JWK.", notAKey);
        }
    }

    private static boolean exist(Connection database) throws SQLException {
        String schema = database.getSchema();
        try (ResultSet tables = database.getMetaData().getTables(null, schema, "signing_key", null)) {
            // Both names were patterns, in which an underscore is any character.
            while (tables.next()) {
                if (tables.getString("TABLE_NAME").equals("signing_key")
                        && tables.getString("TABLE_SCHEM").equals(schema)) {
                    return true;
                }
            }
            return false;
        }
    }

    private void openAll(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet keys = statement.executeQuery("select kid, sealed from signing_key where sealed <> ''")) {
            while (keys.next()) {
                open(keys.getString(1), keys.getString(2));
            }
        }
    }

    private JWK generate() {
        try {
            return switch (settings.algorithm()) {
                case RS256 ->
                    new RSAKeyGenerator(settings.rsaBits())
                            .secureRandom(random)
                            .keyIDFromThumbprint(true)
                            .generate();
                case ES256 ->
                    new ECKeyGenerator(Curve.P_256)
                            .secureRandom(random)
                            .keyIDFromThumbprint(true)
                            .generate();
            };
        } catch (JOSEException impossible) {
            throw new IllegalStateException("RSA and P-256 are part of every Java runtime", impossible);
        }
    }
}
