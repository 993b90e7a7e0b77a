package org.warden.mail;

/** Sends mails. */
interface Outbox {
    /** Sends one mail; throws {@link NotSent} if that fails. */
    void send(Letter letter) throws NotSent;

    /** Reaches the mail server, logs in if it must, and sends nothing; throws {@link NotSent} if that fails. */
    void reach() throws NotSent;

    /** Why a mail was not sent. */
    enum Obstacle {
        /** The mail server failed and may refuse the next mail too. */
        SERVER,
        /** This mail failed, but a retry may succeed. */
        MAIL,
        /** The address does not exist: a retry is useless. */
        ADDRESS
    }

    /** A mail was not sent. */
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
