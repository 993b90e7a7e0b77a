package org.warden.seal;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** Seals without a container. */
public final class Seals {
    private Seals() {}

    /** A seal with a key in memory only. */
    public static Seal inMemory() {
        return with(new SealSettings(Optional.empty(), Optional.empty()));
    }

    /** A seal with its key in this file. */
    public static Seal of(Path file) {
        return with(new SealSettings(Optional.empty(), Optional.of(file)));
    }

    /** A seal with this key, in Base64. */
    public static Seal of(String key) {
        return with(new SealSettings(Optional.of(Base64.getDecoder().decode(key)), Optional.empty()));
    }

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    private static Seal with(SealSettings settings) {
        Seal seal = new Seal();
        seal.settings = settings;
        seal.random = new SecureRandom();
        seal.readKey();
        return seal;
    }
}
