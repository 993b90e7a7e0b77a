package org.warden.key;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One signing key: both halves as one JWK, sealed for this row; and from when to when it is of use. */
@Entity
@Table(name = "signing_key")
class SigningKey {
    @Id
    private String kid;

    private String algorithm;
    private int bits;
    private String sealed;
    private Instant created;

    @Column(name = "active_from")
    private Instant activeFrom;

    private Instant revoked;

    protected SigningKey() {}

    SigningKey(String kid, String algorithm, int bits, String sealed, Instant created, Instant activeFrom) {
        this.kid = kid;
        this.algorithm = algorithm;
        this.bits = bits;
        this.sealed = sealed;
        this.created = created;
        this.activeFrom = activeFrom;
    }

    /** Signs from now on and no later: another key is not to be trusted any more. */
    void activate(Instant now) {
        activeFrom = now;
    }

    /** Counts no more, from now on and for ever. */
    void revoke(Instant now) {
        revoked = now;
        erase();
    }

    /** Forgets the key itself; its row stays. */
    void erase() {
        sealed = "";
    }

    boolean isErased() {
        return sealed.isEmpty();
    }

    boolean isRevoked() {
        return revoked != null;
    }

    /** Whether it signs at some time, or did before it was revoked. */
    boolean everActive() {
        return revoked == null || activeFrom.isBefore(revoked);
    }

    /** Whether it is what the settings want a key to be. */
    boolean fits(KeySettings settings) {
        return algorithm.equals(settings.algorithm().name())
                && (settings.algorithm() == KeySettings.Algorithm.ES256 || bits == settings.rsaBits());
    }

    String kid() {
        return kid;
    }

    String algorithm() {
        return algorithm;
    }

    String sealed() {
        return sealed;
    }

    Instant created() {
        return created;
    }

    Instant activeFrom() {
        return activeFrom;
    }

    Instant revoked() {
        return revoked;
    }
}
