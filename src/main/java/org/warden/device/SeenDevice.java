package org.warden.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A program and network from which a login to an account succeeded. Only {@link SeenDevices} writes it. */
@Entity
@Table(name = "seen_device")
@SuppressWarnings("UnusedVariable") // only queries read it
class SeenDevice {
    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    /** The column keeps its former name, because nodes of the version before use it. */
    @Column(name = "print")
    private String fingerprint;

    private Instant seen;

    protected SeenDevice() {}
}
