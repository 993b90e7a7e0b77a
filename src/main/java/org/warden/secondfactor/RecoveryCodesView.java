package org.warden.secondfactor;

import java.util.List;

/** New recovery codes, shown only once. Each can be used once instead of a code of the app. */
public record RecoveryCodesView(List<String> recoveryCodes) {
    @Override
    public String toString() {
        return "RecoveryCodesView[***]";
    }
}
