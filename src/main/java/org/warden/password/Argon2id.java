package org.warden.password;

import java.security.MessageDigest;
import java.security.SecureRandom;
import org.bouncycastle.crypto.PasswordConverter;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id (RFC 9106), with hashes stored as PHC strings. */
final class Argon2id implements PasswordScheme {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final PasswordSettings settings;
    private final SecureRandom random;

    /** Memory for each hash that runs at the same time. */
    private final BlockPool blocks;

    Argon2id(PasswordSettings settings, SecureRandom random) {
        this.settings = settings;
        this.random = random;
        this.blocks = new FixedBlockPool(settings.memoryKib() * settings.atOnce());
    }

    /** Hashes a password with a new salt and the parameters of the settings; returns a PHC string. */
    String hash(char[] password) {
        PhcString unhashed = ofToday(new byte[HASH_BYTES]);
        return unhashed.withHash(compute(password, unhashed)).toString();
    }

    /** A hash that no password matches. */
    String decoy() {
        return ofToday(random(HASH_BYTES)).toString();
    }

    @Override
    public boolean reads(String stored) {
        return PhcString.parse(stored).filter(Argon2id::canBeComputed).isPresent();
    }

    @Override
    public boolean matches(char[] password, String stored) {
        PhcString phc = PhcString.parse(stored).orElseThrow();
        return MessageDigest.isEqual(compute(password, phc), phc.hash());
    }

    /** Returns whether the hash was made with other parameters than those of the settings. */
    @Override
    public boolean isOutdated(String stored) {
        PhcString phc = PhcString.parse(stored).orElseThrow();
        return phc.memoryKib() != settings.memoryKib()
                || phc.iterations() != settings.iterations()
                || phc.parallelism() != settings.parallelism();
    }

    /** Checks the bounds of RFC 9106, section 3.1, and the memory of this server. */
    private static boolean canBeComputed(PhcString phc) {
        return phc.iterations() >= 1
                && phc.parallelism() >= 1
                && phc.parallelism() <= PasswordSettings.MOST_LANES
                && phc.memoryKib() >= 8 * phc.parallelism()
                && phc.memoryKib() <= PasswordSettings.hashingKib();
    }

    private PhcString ofToday(byte[] hash) {
        return new PhcString(
                settings.memoryKib(), settings.iterations(), settings.parallelism(), random(SALT_BYTES), hash);
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] compute(char[] password, PhcString phc) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withCharToByteConverter(PasswordConverter.UTF8)
                .withMemoryAsKB(phc.memoryKib())
                .withIterations(phc.iterations())
                .withParallelism(phc.parallelism())
                .withSalt(phc.salt())
                .withBlockPool(blocks)
                .build());
        byte[] hash = new byte[phc.hash().length];
        argon2.generateBytes(password, hash);
        return hash;
    }
}
