package org.warden.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.warden.seal.Seal;

/**
 * Makes refresh tokens: 256 bits, opaque. Stored are the SHA-256 of each and the random salt from which it is derived with
 * the sealing key, so that a caller who lost the answer in which it was sent can be given the same one again. It cannot be
 * made from the database alone, only together with the sealing key.
 */
@ApplicationScoped
public class RefreshTokens {
    private static final String PURPOSE = "refresh token";
    private static final int SALT_BYTES = 32;

    @Inject
    Seal seal;

    @Inject
    SecureRandom random;

    /** A new token. */
    public RefreshToken next() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return of(HexFormat.of().formatHex(salt));
    }

    /** The token that was once made with this salt. */
    public RefreshToken of(String salt) {
        byte[] secret = seal.derive(HexFormat.of().parseHex(salt), PURPOSE);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        return new RefreshToken(text, hash(text), salt);
    }

    /** What is stored of a token: of its text, since several texts can stand for the same bytes. */
    public static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", impossible);
        }
    }

    /** One refresh token, as the caller gets it and as the database keeps it. */
    public record RefreshToken(String text, String hash, String salt) {
        @Override
        public String toString() {
            return "RefreshToken[***]";
        }
    }
}
