package org.warden.key;

import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.text.ParseException;
import org.warden.seal.Seals;
import org.warden.server.TestDatabase;

/** The key of the server under test on H2, out of its own files: what it signs differs from an honest token in nothing but its claims. */
public final class StolenKey {
    /** Others may be announced. */
    private static final String SIGNING = " from signing_key order by active_from limit 1";

    private StolenKey() {}

    public static RSAKey take() throws SQLException, ParseException {
        Path sealKey = Path.of(System.getProperty("warden.it.folder"), "seal.key");
        String kid = TestDatabase.ask("select kid" + SIGNING);
        String sealed = TestDatabase.ask("select sealed" + SIGNING);
        return RSAKey.parse(new String(Seals.of(sealKey).open(sealed, kid), StandardCharsets.UTF_8));
    }
}
