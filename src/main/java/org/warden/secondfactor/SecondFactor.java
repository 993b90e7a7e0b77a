package org.warden.secondfactor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import org.warden.seal.Seal;

/** The authenticator app of one account: the secret that it shares with us, sealed. */
@Entity
@Table(name = "second_factor")
class SecondFactor {
    private static final String PLACE = "second factor of ";

    @Id
    @Column(name = "account_id")
    private UUID accountId;

    private String sealed;
    private Instant created;
    private Instant confirmed;

    @Column(name = "last_step")
    private long lastStep;

    protected SecondFactor() {}

    SecondFactor(UUID accountId, byte[] secret, Seal seal, Instant now) {
        this.accountId = accountId;
        this.sealed = seal.seal(secret, PLACE + accountId);
        this.created = now;
    }

    /** It counts from now on: its owner has shown that he has it. */
    void confirm(Instant now) {
        confirmed = now;
    }

    boolean isConfirmed() {
        return confirmed != null;
    }

    boolean isSince(Instant moment) {
        return !created.isBefore(moment);
    }

    /** Whether this is the code of a step around now; each step is accepted once, and none before it any more. */
    Use use(String code, Seal seal, Instant now) {
        OptionalLong step = Totp.step(seal.open(sealed, PLACE + accountId), code, now);
        if (step.isEmpty()) {
            return Use.WRONG;
        }
        if (step.getAsLong() <= lastStep) {
            return Use.SPENT;
        }
        lastStep = step.getAsLong();
        return Use.RIGHT;
    }

    /** What a code turns out to be. */
    enum Use {
        RIGHT,
        WRONG,
        /** Right, and used before: no guess, and no proof. */
        SPENT
    }
}
