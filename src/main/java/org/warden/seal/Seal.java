package org.warden.seal;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens small secrets with AES-256-GCM (NIST SP 800-38D). The format is {@code v2.} and the base64 of nonce, text and
 * tag.
 */
@ApplicationScoped
public class Seal {
    /** Version 1 used the configured key itself, both for sealing and for derivation. */
    private static final String VERSION = "v2.";

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    @Inject
    SealSettings settings;

    @Inject
    SecureRandom random;

    /** One key per algorithm, derived from the configured key (NIST SP 800-108, SP 800-57 section 5.2). */
    private SecretKey sealing;

    private byte[] deriving;

    @PostConstruct
    void readKey() {
        byte[] bytes = settings.key()
                .orElseGet(() -> settings.file()
                        .map(file -> SealKeyFile.readOrCreate(file, random))
                        .orElseGet(() -> SealKeyFile.generate(random)));
        sealing = new SecretKeySpec(hmac(bytes, ascii("warden seal AES-256-GCM")), "AES");
        deriving = hmac(bytes, ascii("warden derive HMAC-SHA-256"));
    }

    /**
     * Seals a secret.
     *
     * @param place the row to which the secret belongs; it cannot be opened for another
     */
    public String seal(byte[] secret, String place) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(secret);
            ByteBuffer all =
                    ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed);
            return VERSION + Base64.getEncoder().encodeToString(all.array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM is part of every Java runtime", impossible);
        }
    }

    /** Opens what was sealed for this place; throws {@link SealBroken} if another key sealed it or the text was changed. */
    public byte[] open(String sealed, String place) {
        try {
            byte[] all = bytes(sealed, place);
            byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
        } catch (AEADBadTagException | IllegalArgumentException changed) {
            throw new SealBroken(place);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM is part of every Java runtime", impossible);
        }
    }

    /**
     * Derives a secret from {@code seed} that only this key can compute: HMAC-SHA-256 under a key for this purpose (NIST SP
     * 800-108).
     *
     * @param purpose the use of the secret; another purpose gives another secret
     */
    public byte[] derive(byte[] seed, String purpose) {
        return hmac(hmac(deriving, purpose.getBytes(StandardCharsets.UTF_8)), seed);
    }

    private static byte[] ascii(String label) {
        return label.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC is part of every Java runtime", impossible);
        }
    }

    /**
     * Requires at least a nonce and a tag: for a shorter text the provider throws an exception that does not mean a changed
     * text.
     */
    private static byte[] bytes(String sealed, String place) {
        if (sealed.startsWith(VERSION)) {
            byte[] all = Base64.getDecoder().decode(sealed.substring(VERSION.length()));
            if (all.length >= NONCE_BYTES + TAG_BITS / Byte.SIZE) {
                return all;
            }
        }
        throw new SealBroken(place);
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
