package org.warden.database;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Ids created at one moment. */
public final class FixedIds {
    private FixedIds() {}

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    public static Ids at(Instant moment) {
        Ids ids = new Ids();
        ids.clock = Clock.fixed(moment, ZoneOffset.UTC);
        ids.random = new SecureRandom();
        return ids;
    }
}
