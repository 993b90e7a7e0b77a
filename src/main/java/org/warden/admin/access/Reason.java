package org.warden.admin.access;

import java.util.Locale;

/** Why a role does not count. The words are public. */
enum Reason {
    /** The account is not active; the sentence names its status. */
    ACCOUNT("The status of the account is "),
    ENDED("It has ended."),
    SECOND_FACTOR("The role counts only in a session with a second factor."),
    TRIMMED("The names of all roles do not fit into a token, and this one is left out."),
    AFTER_TOKEN("The role was given after the token was issued; the next token has it.");

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String sentence(String status) {
        return this == ACCOUNT ? sentence + status + "." : sentence;
    }
}
