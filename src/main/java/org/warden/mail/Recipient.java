package org.warden.mail;

/**
 * A mailbox that is written to.
 *
 * @param proven whether its owner has answered a link; otherwise the mail holds no words that a caller chose
 */
public record Recipient(String address, boolean proven) {
    /** A mailbox that has not answered a link: it may belong to a stranger. */
    public static Recipient unproven(String address) {
        return new Recipient(address, false);
    }
}
