package org.warden.key;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One signing key: its private and public part as one sealed JWK, and the times of its use. */
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

    /** Starts to sign at this time. */
    void activate(Instant now) {
        activeFrom = now;
    }

    /** Ends its use at once and for ever. */
    void revoke(Instant now) {
        revoked = now;
        erase();
    }

    /** Erases the key material; the row stays. */
    void erase() {
        sealed = "";
    }

    boolean isErased() {
        return sealed.isEmpty();
    }

    boolean isRevoked() {
        return revoked != null;
    }

    /** Returns false if the key was revoked before it became active. */
    boolean everActive() {
        return revoked == null || activeFrom.isBefore(revoked);
    }

    /** Returns whether algorithm and size are those in the settings. */
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
