package org.warden.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** That somebody has logged in to an account with such a program from such a network. Written by {@link SeenDevices}. */
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
