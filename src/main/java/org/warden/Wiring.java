package org.warden;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import org.warden.time.SharedClock;

/** Time and chance, so that no other class fetches them itself. */
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
