package org.warden.secondfactor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** One recovery code that was not used yet; its row goes with it. */
@Entity
@Table(name = "recovery_code")
@SuppressWarnings("UnusedVariable") // found by the database only
class RecoveryCode {
    @Id
    private String hash;

    @Column(name = "account_id")
    private UUID accountId;

    private int epoch;

    protected RecoveryCode() {}

    RecoveryCode(String hash, UUID accountId, int epoch) {
        this.hash = hash;
        this.accountId = accountId;
        this.epoch = epoch;
    }
}
