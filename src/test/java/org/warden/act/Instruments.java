package org.warden.act;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Instant;
import org.eclipse.microprofile.config.Config;
import org.warden.setting.MapConfig;
import org.warden.time.HandClock;
import org.warden.time.SharedClock;

/** Replaces the server, the environment and the wiring. */
@ApplicationScoped
public class Instruments {
    static final String DATABASE = "jdbc:h2:mem:acts";

    /** The defaults, with a separate database, cheap hashes and keys, and a role that requires a second factor. */
    static final Config CONFIG = MapConfig.defaults()
            .with("warden.db.url", DATABASE)
            .with("warden.password.memory-kib", "7168")
            .with("warden.password.iterations", "1")
            .with("warden.token.algorithm", "ES256")
            .with("warden.second-factor.roles", "Moderator");

    private static final Instant START = Instant.parse("2026-02-03T10:00:00Z");

    private final HandClock hand = new HandClock(START);
    private Entities entities;

    /** Sets the clock to its start, for the next test. */
    void reset() {
        hand.set(START);
    }

    /** The clock that the tests advance. */
    @Produces
    @Singleton
    @Typed(HandClock.class)
    HandClock hand() {
        return hand;
    }

    @Produces
    @Singleton
    SharedClock clock() {
        return new SharedClock(hand, () -> 0);
    }

    @Produces
    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }

    @Produces
    @ApplicationScoped
    EntityManager entities() {
        entities = new Entities();
        return entities.manager();
    }

    @PreDestroy
    void close() {
        if (entities != null) {
            entities.close();
        }
    }
}
