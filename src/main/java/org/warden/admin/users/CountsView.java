package org.warden.admin.users;

import java.time.Instant;
import java.util.Map;

/**
 * How many accounts there are.
 *
 * @param secondFactor {@code yes} and {@code no}
 * @param counted when they were counted
 */
public record CountsView(
        long total,
        Map<String, Long> status,
        Map<String, Long> kind,
        Map<String, Long> secondFactor,
        Instant counted) {}
