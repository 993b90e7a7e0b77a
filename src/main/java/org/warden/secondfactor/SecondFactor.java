package org.warden.secondfactor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import org.warden.seal.Seal;

/** The authenticator app of an account: the shared secret, sealed. */
@Entity
@Table(name = "second_factor")
@SuppressWarnings("UnusedVariable") // the time of creation is for operators
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

    /** Confirms the second factor after its first right code, in this epoch of the account. */
    void confirm(Instant now, int accountEpoch) {
        confirmed = now;
        epoch = accountEpoch;
    }

    boolean isConfirmed() {
        return confirmed != null;
    }

    /**
     * Whether it is unconfirmed, or was confirmed in this epoch or later or after this moment. The time of creation is not
     * compared: a thief may create a second factor early and confirm it late.
     */
    boolean isSince(int accountEpoch, Instant moment) {
        return confirmed == null || epoch >= accountEpoch || confirmed.isAfter(moment);
    }

    /** Checks the code of a current step. A step is accepted once, and earlier steps are refused from then on. */
    Use use(String code, Seal seal, Instant now) {
        OptionalLong step = Totp.step(seal.open(sealed, PLACE + accountId), code, now);
        if (step.isEmpty()) {
            return Use.WRONG;
        }
        // A step later than the latest was used while a clock was ahead: it must not block the present codes.
        if (step.getAsLong() <= lastStep && lastStep <= Totp.latest(now)) {
            return Use.SPENT;
        }
        lastStep = step.getAsLong();
        return Use.RIGHT;
    }

    /**
     * Whether this code, made with the present secret, was the last one used: another secret may have replaced the proved one.
     */
    boolean wasProvedBy(String code, Seal seal) {
        OptionalLong step = Totp.step(seal.open(sealed, PLACE + accountId), code, Totp.at(lastStep));
        return step.isPresent() && step.getAsLong() == lastStep;
    }

    /** The result of checking a code. */
    enum Use {
        RIGHT,
        WRONG,
        /** Right, but used before: neither a wrong guess nor a proof. */
        SPENT
    }
}
