package org.warden.secondfactor;

import java.util.List;

/** New recovery codes, shown this once; each opens the account once in place of a code of the app. */
public record RecoveryCodesView(List<String> recoveryCodes) {
    @Override
    public String toString() {
        return "RecoveryCodesView[***]";
    }
}
