package org.warden.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.bouncycastle.crypto.PasswordConverter;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id (RFC 9106) to and from PHC strings. Callers enter through {@link Admission} first. */
@ApplicationScoped
public class PasswordHasher {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    @Inject
    PasswordSettings settings;

    @Inject
    SecureRandom random;

    private volatile BlockPool blocks;
    private volatile String decoy;

    /** The password under a new salt and the parameters of today, as a PHC string. */
    public String hash(char[] password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        PhcString unhashed = new PhcString(
                settings.memoryKib(), settings.iterations(), settings.parallelism(), salt, new byte[HASH_BYTES]);
        return unhashed.withHash(compute(password, unhashed)).toString();
    }

    /** Whether this is the password; compares in constant time. */
    public boolean matches(char[] password, String phc) {
        PhcString stored = PhcString.parse(phc);
        return MessageDigest.isEqual(compute(password, stored), stored.hash());
    }

    /** Costs as much as {@link #matches} and matches nothing: an unknown name must not answer sooner than a known one. */
    public boolean matchesNobody(char[] password) {
        matches(password, decoy());
        return false;
    }

    /** Whether the hash was made with other parameters than today's. */
    public boolean isOutdated(String phc) {
        PhcString stored = PhcString.parse(phc);
        return stored.memoryKib() != settings.memoryKib()
                || stored.iterations() != settings.iterations()
                || stored.parallelism() != settings.parallelism();
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
                .withBlockPool(blocks())
                .build());
        byte[] hash = new byte[phc.hash().length];
        argon2.generateBytes(password, hash);
        return hash;
    }

    /** One set of blocks for each hash that runs at a time. */
    private BlockPool blocks() {
        if (blocks == null) {
            blocks = new FixedBlockPool(settings.memoryKib() * settings.atOnce());
        }
        return blocks;
    }

    private String decoy() {
        if (decoy == null) {
            byte[] salt = new byte[SALT_BYTES];
            byte[] hash = new byte[HASH_BYTES];
            random.nextBytes(salt);
            random.nextBytes(hash);
            decoy = new PhcString(settings.memoryKib(), settings.iterations(), settings.parallelism(), salt, hash)
                    .toString();
        }
        return decoy;
    }
}
