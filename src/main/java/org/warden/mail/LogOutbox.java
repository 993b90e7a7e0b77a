package org.warden.mail;

/** Writes mails to the log, including their links, for trials without a mail server. */
final class LogOutbox implements Outbox {
    private static final System.Logger LOG = System.getLogger(LogOutbox.class.getName());

    @Override
    public void reach() {
        // The log is always there.
    }

    @Override
    public void send(Letter letter) {
        LOG.log(
                System.Logger.Level.INFO,
                () -> "Mail to " + letter.to() + "\nSubject: " + letter.subject() + "\n\n" + letter.text());
    }
}
