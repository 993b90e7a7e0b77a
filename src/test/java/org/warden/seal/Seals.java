package org.warden.seal;

import java.security.SecureRandom;
import java.util.Optional;

/** A seal whose key lives as long as it does. */
public final class Seals {
    private Seals() {}

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    public static Seal inMemory() {
        Seal seal = new Seal();
        seal.settings = new SealSettings(Optional.empty(), Optional.empty());
        seal.random = new SecureRandom();
        seal.readKey();
        return seal;
    }
}
