package org.warden;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import org.warden.mail.Mailing;
import org.warden.mail.Postman;
import org.warden.mirror.Mirrors;
import org.warden.time.ClockCheck;
import org.warden.upkeep.Rounds;

/**
 * Three threads, each of which works once a second. One learns what other nodes changed, and does nothing else: a write that
 * waits must not keep it from learning what was revoked. One does what is to be written. One sends mail, and does not wait for
 * the second if this node has some.
 */
@ApplicationScoped
public class Watch {
    private static final System.Logger LOG = System.getLogger(Watch.class.getName());

    @Inject
    ClockCheck clocks;

    @Inject
    Mirrors mirrors;

    @Inject
    Rounds upkeep;

    @Inject
    Postman postman;

    /** Beside the rest: a mail server that hangs must delay nothing else. */
    private final Background mail = new Background("warden-mail", Duration.ofSeconds(20), () -> attempt(this::deliver));

    private final Background keeper = new Background("warden-upkeep", Duration.ofSeconds(5), () -> attempt(this::keep));

    private final Background watch = new Background("warden-watch", Duration.ofSeconds(5), () -> attempt(this::look));

    void start() {
        watch.start();
        keeper.start();
        mail.start();
    }

    /** A mail is sent as soon as the act that it belongs to is committed. */
    void mailWaits(@Observes(during = TransactionPhase.AFTER_SUCCESS) Mailing.Waiting waiting) {
        mail.wake();
    }

    void stop() {
        postman.stop();
        mail.stop();
        keeper.stop();
        watch.stop();
    }

    private void deliver() {
        postman.round();
    }

    private void keep() {
        upkeep.round();
    }

    /** Ends at the first failure: without the database each further question would wait for its own timeout. */
    private void look() {
        clocks.follow();
        mirrors.reload();
    }

    /**
     * What one look cannot do, the next one may: without the database everything known stays in force. Nothing ends the watch,
     * no lack of memory either, or what other nodes end would be trusted here for ever.
     */
    private static void attempt(Runnable task) {
        try {
            task.run();
        } catch (Throwable failure) {
            LOG.log(System.Logger.Level.WARNING, "not brought up to date: {0}", failure.toString());
        }
    }
}
