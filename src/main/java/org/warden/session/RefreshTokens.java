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
 * Creates refresh tokens: 256 bits, opaque. The database holds the SHA-256 of each token and a random salt. The token is
 * derived from the salt with the sealing key, so that a caller who lost an answer can receive the same token again. The
 * database alone does not suffice to compute a token.
 */
@ApplicationScoped
public class RefreshTokens {
    private static final String PURPOSE = "refresh token";
    private static final int SALT_BYTES = 32;

    @Inject
    Seal seal;

    @Inject
    SecureRandom random;

    /** Creates a new token. */
    public RefreshToken next() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return of(HexFormat.of().formatHex(salt));
    }

    /** Derives the token of this salt again. */
    public RefreshToken of(String salt) {
        byte[] secret = seal.derive(HexFormat.of().parseHex(salt), PURPOSE);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        return new RefreshToken(text, hash(text), salt);
    }

    /** The hash under which a token is stored. It covers the text, because several texts can decode to the same bytes. */
    public static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", impossible);
        }
    }

    /** One refresh token: the text that the caller gets, and the hash and salt that the database stores. */
    public record RefreshToken(String text, String hash, String salt) {
        @Override
        public String toString() {
            return "RefreshToken[***]";
        }
    }
}
