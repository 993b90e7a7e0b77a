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
@SuppressWarnings("UnusedVariable") // when it began is kept for operators
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

    private int epoch;

    protected SecondFactor() {}

    SecondFactor(UUID accountId, byte[] secret, Seal seal, Instant now) {
        this.accountId = accountId;
        this.sealed = seal.seal(secret, PLACE + accountId);
        this.created = now;
    }

    /** It counts from now on, in this epoch of the account: a first code of it was right. */
    void confirm(Instant now, int accountEpoch) {
        confirmed = now;
        epoch = accountEpoch;
    }

    boolean isConfirmed() {
        return confirmed != null;
    }

    /**
     * Whether it was confirmed in this epoch, or later, or after this moment, or not at all. When it began says nothing: a
     * thief may begin early.
     */
    boolean isSince(int accountEpoch, Instant moment) {
        return confirmed == null || epoch >= accountEpoch || confirmed.isAfter(moment);
    }

    /** Whether this is the code of a step around now; each step is accepted once, and none before it any more. */
    Use use(String code, Seal seal, Instant now) {
        OptionalLong step = Totp.step(seal.open(sealed, PLACE + accountId), code, now);
        if (step.isEmpty()) {
            return Use.WRONG;
        }
        // A step of the future was used while a clock was ahead: until then no code would open anything.
        if (step.getAsLong() <= lastStep && lastStep <= Totp.latest(now)) {
            return Use.SPENT;
        }
        lastStep = step.getAsLong();
        return Use.RIGHT;
    }

    /**
     * Whether this code of this very secret was the last that was used: another secret may have taken the place of a proved
     * one.
     */
    boolean wasProvedBy(String code, Seal seal) {
        OptionalLong step = Totp.step(seal.open(sealed, PLACE + accountId), code, Totp.at(lastStep));
        return step.isPresent() && step.getAsLong() == lastStep;
    }

    /** What a code turns out to be. */
    enum Use {
        RIGHT,
        WRONG,
        /** Right, and used before: no guess, and no proof. */
        SPENT
    }
}
