package org.warden;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import org.warden.time.SharedClock;

/** Produces the clock and the random generator, so that no other class creates them. */
@ApplicationScoped
public class Wiring {
    @Produces
    @Singleton
    SharedClock clock() {
        return new SharedClock(Clock.systemUTC(), System::nanoTime);
    }

    @Produces
    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }
}
