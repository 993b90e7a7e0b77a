package org.warden.key;

import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.text.ParseException;
import org.warden.seal.Seal;
import org.warden.seal.Seals;
import org.warden.server.TestDatabase;
import org.warden.server.TestRun;

/** The key of the server under test, from its database: its tokens differ from valid ones only in their claims. */
public final class StolenKey {
    /** Others may be announced. */
    private static final String SIGNING = " from signing_key order by active_from limit 1";

    private StolenKey() {}

    public static RSAKey take() throws SQLException, ParseException {
        Seal seal = TestRun.isPostgresql()
                ? Seals.of(TestRun.SEAL_KEY)
                : Seals.of(TestRun.folder().resolve("seal.key"));
        String kid = TestDatabase.ask("select kid" + SIGNING);
        String sealed = TestDatabase.ask("select sealed" + SIGNING);
        return RSAKey.parse(new String(seal.open(sealed, kid), StandardCharsets.UTF_8));
    }
}
