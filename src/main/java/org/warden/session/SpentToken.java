package org.warden.session;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** A spent refresh token, stored as long as its session, to recognize its reuse. {@link Sessions#spend} writes it. */
@Entity
@Table(name = "spent_token")
@SuppressWarnings("UnusedVariable") // only queries read the hash
public class SpentToken {
    @Id
    private String hash;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "session_id")
    private Session session;

    private Instant spent;

    protected SpentToken() {}

    public Session session() {
        return session;
    }

    /** When it was used. */
    public Instant spent() {
        return spent;
    }
}
