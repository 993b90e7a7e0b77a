package org.warden.secondfactor;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** An unused recovery code. Its use deletes the row. */
@Entity
@Table(name = "recovery_code")
@SuppressWarnings("UnusedVariable") // only queries read the columns
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
