package org.warden.secondfactor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.warden.seal.Seal;

/**
 * Creates recovery codes and uses them up. A code has 120 bits and is stored as an HMAC with a key derived from the sealing
 * key.
 */
@ApplicationScoped
class RecoveryCodes {
    private static final int COUNT = 10;
    private static final int BYTES = 15;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Seal seal;

    @Inject
    SecureRandom random;

    /** Replaces all recovery codes of the account with new ones of this epoch; returns them in groups of four letters. */
    List<String> replace(UUID account, int epoch) {
        removeAll(account);
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            String code = Totp.base32(bytes);
            entities.persist(new RecoveryCode(hash(code), account, epoch));
            codes.add(code.replaceAll("(.{4})(?=.)", "$1-"));
        }
        return codes;
    }

    /** Uses up a code; returns false if the account has no such code (any more). Of two concurrent calls only one gets true. */
    boolean use(UUID account, String code) {
        String letters = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return entities.createQuery("delete from RecoveryCode c where c.hash = :hash and c.accountId = :account")
                        .setParameter("hash", hash(letters))
                        .setParameter("account", account)
                        .executeUpdate()
                == 1;
    }

    void removeAll(UUID account) {
        removeSince(account, 0);
    }

    /** Removes the codes created in this epoch of the account or later. */
    void removeSince(UUID account, int epoch) {
        entities.createQuery("delete from RecoveryCode c where c.accountId = :account and c.epoch >= :epoch")
                .setParameter("account", account)
                .setParameter("epoch", epoch)
                .executeUpdate();
    }

    private String hash(String code) {
        return HexFormat.of().formatHex(seal.derive(code.getBytes(StandardCharsets.UTF_8), "recovery code"));
    }
}
