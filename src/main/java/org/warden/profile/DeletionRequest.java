package org.warden.profile;

import org.warden.password.TypedPassword;

/** The password of the account to delete. */
public record DeletionRequest(@TypedPassword String password) {
    @Override
    public String toString() {
        return "DeletionRequest[***]";
    }
}
