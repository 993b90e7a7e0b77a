package org.warden.mail;

/**
 * The recipient of a mail.
 *
 * @param proven whether the owner of the mailbox has opened a link sent to it; if not, the mail contains no text that a caller
 *     chose
 */
public record Recipient(String address, boolean proven) {
    /** A mailbox from which no link was opened: it may belong to a stranger. */
    public static Recipient unproven(String address) {
        return new Recipient(address, false);
    }
}
