package org.warden.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A login to an account succeeded with this program from this network. Written by {@link SeenDevices}. */
@Entity
@Table(name = "seen_device")
@SuppressWarnings("UnusedVariable") // asked for in the database only
class SeenDevice {
    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    private String print;

    private Instant seen;

    protected SeenDevice() {}
}
