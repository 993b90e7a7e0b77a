package org.warden.mail;

/** A way for mails to get out. */
interface Outbox {
    /** Sends one mail; throws {@link NotSent} where it did not get out. */
    void send(Letter letter) throws NotSent;

    /** A mail did not get out. */
    final class NotSent extends Exception {
        private static final long serialVersionUID = 1;

        private final boolean forGood;

        /** @param forGood whether there is no use in another try */
        NotSent(String reason, boolean forGood) {
            super(reason);
            this.forGood = forGood;
        }

        boolean isForGood() {
            return forGood;
        }
    }
}
