package org.warden.mail;

/** A way for mails to get out. */
interface Outbox {
    /** Sends one mail; throws {@link NotSent} where it did not get out. */
    void send(Letter letter) throws NotSent;

    /** What stood in the way. */
    enum Obstacle {
        /** The mail server, which may stop the next mail too. */
        SERVER,
        /** Something about this mail, which may be otherwise later. */
        MAIL,
        /** The address does not exist: another try is useless. */
        ADDRESS
    }

    /** A mail did not get out. */
    final class NotSent extends Exception {
        private static final long serialVersionUID = 1;

        private final Obstacle obstacle;

        NotSent(Obstacle obstacle, String reason) {
            super(reason);
            this.obstacle = obstacle;
        }

        Obstacle obstacle() {
            return obstacle;
        }
    }
}
