package org.warden.health;

import java.util.List;

/**
 * The answer to a probe, in the form of MicroProfile Health 4.0, section 4.
 *
 * @param status {@code UP} or {@code DOWN}
 * @param checks always empty: a caller without a token learns nothing about the node
 */
public record HealthView(String status, List<String> checks) {
    static HealthView of(boolean up) {
        return new HealthView(up ? "UP" : "DOWN", List.of());
    }
}
