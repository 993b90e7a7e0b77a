package org.warden.seal;

import jakarta.ejb.ApplicationException;

/** A sealed secret cannot be opened: the key is not the one that sealed it, or the text was changed. */
@ApplicationException(rollback = true)
public final class SealBroken extends RuntimeException {
    private static final long serialVersionUID = 1;

    SealBroken(String place) {
        super("The secret sealed for " + place
                + " does not open with this key (warden.seal.key, or the file seal.key beside "
                + "the database). Restore the previous key; without it the signing keys are lost.");
    }
}
