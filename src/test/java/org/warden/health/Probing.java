package org.warden.health;

/** Asks the probe of life without a server. */
@SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
public final class Probing {
    private Probing() {}

    /** The status of the answer. */
    public static int live(Pulse pulse) {
        HealthResource probes = new HealthResource();
        probes.pulse = pulse;
        return probes.live().getStatus();
    }
}
