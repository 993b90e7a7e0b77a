package org.warden.key;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One signing key: both halves as one JWK, sealed for this row. */
@Entity
@Table(name = "signing_key")
class SigningKey {
    @Id
    private String kid;

    private String algorithm;
    private int bits;
    private String sealed;
    private Instant created;

    protected SigningKey() {}

    SigningKey(String kid, String algorithm, int bits, String sealed, Instant created) {
        this.kid = kid;
        this.algorithm = algorithm;
        this.bits = bits;
        this.sealed = sealed;
        this.created = created;
    }

    String kid() {
        return kid;
    }

    String sealed() {
        return sealed;
    }

    /** Whether tokens may be signed with this key under today's settings; otherwise it only verifies older ones. */
    boolean fits(KeySettings settings) {
        return algorithm.equals(settings.algorithm().name())
                && (settings.algorithm() == KeySettings.Algorithm.ES256 || bits == settings.rsaBits());
    }

    Instant created() {
        return created;
    }
}
