package org.warden.seal;

import jakarta.ejb.ApplicationException;

/** A sealed secret does not open: the key is another one, or the stored text was changed. */
@ApplicationException(rollback = true)
public final class SealBroken extends RuntimeException {
    private static final long serialVersionUID = 1;

    SealBroken(String place) {
        super("What is sealed for " + place
                + " does not open with this key (warden.seal.key, or the file seal.key beside "
                + "the database). Restore the key that was used before; without it the signing keys are lost.");
    }
}
