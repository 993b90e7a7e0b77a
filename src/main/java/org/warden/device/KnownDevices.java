package org.warden.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.warden.database.Ids;
import org.warden.seal.Seal;

/**
 * Recognizes the devices on which the owner of an account has logged in. Guesses from a known device are counted apart, so that
 * a stranger cannot lock the owner out (OWASP, Slow Down Online Guessing Attacks with Device Cookies). The device keeps the
 * proof; Warden stores nothing. A change of the password, the second factor or the e-mail
 * address ends the trust.
 */
@ApplicationScoped
public class KnownDevices {
    /** The cookie that holds the proof in a browser. */
    public static final String COOKIE = "__Host-warden-device";

    private static final String PURPOSE = "known device";
    private static final int ID_BYTES = 16;
    private static final int CODE_BYTES = 32;

    @Inject
    Seal seal;

    @Inject
    Ids ids;

    /**
     * Returns the proof for the device to keep after a login; the present one if it is valid.
     *
     * @param epoch the account's epoch; a new epoch ends the trust
     */
    public String trust(String kept, UUID account, int epoch) {
        return read(kept, account, epoch).isPresent() ? kept : write(ids.next(), account, epoch);
    }

    /** Returns the device; empty if the proof is not valid for this account and epoch. */
    public Optional<UUID> read(String kept, UUID account, int epoch) {
        try {
            byte[] bytes = kept == null ? new byte[0] : Base64.getUrlDecoder().decode(kept);
            if (bytes.length != ID_BYTES + CODE_BYTES) {
                return Optional.empty();
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            UUID id = new UUID(buffer.getLong(), buffer.getLong());
            boolean good =
                    MessageDigest.isEqual(Arrays.copyOfRange(bytes, ID_BYTES, bytes.length), code(id, account, epoch));
            return good ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private String write(UUID id, UUID account, int epoch) {
        byte[] bytes = ByteBuffer.allocate(ID_BYTES + CODE_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(code(id, account, epoch))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private byte[] code(UUID id, UUID owner, int epoch) {
        byte[] about = ByteBuffer.allocate(2 * ID_BYTES + Integer.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(owner.getMostSignificantBits())
                .putLong(owner.getLeastSignificantBits())
                .putInt(epoch)
                .array();
        return seal.derive(about, PURPOSE);
    }
}
