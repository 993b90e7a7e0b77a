package org.warden;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import org.warden.health.Pulse;
import org.warden.mail.Mailing;
import org.warden.mail.Postman;
import org.warden.metric.Measured;
import org.warden.metric.Meters;
import org.warden.mirror.Mirrors;
import org.warden.time.ClockCheck;
import org.warden.upkeep.Background;
import org.warden.upkeep.Rounds;

/**
 * Runs three threads, each once a second. The first only reads what other nodes changed, so that a slow write cannot delay a
 * revocation. The second runs the upkeep. The third sends mail, at once if this node queued some.
 */
@ApplicationScoped
public class Watch implements Measured {
    private static final System.Logger LOG = System.getLogger(Watch.class.getName());

    /** A database that has not answered for so long is down, even if the question has not failed yet. */
    private static final Duration SILENCE = Duration.ofSeconds(7);

    @Inject
    ClockCheck clocks;

    @Inject
    Mirrors mirrors;

    @Inject
    Rounds upkeep;

    @Inject
    Postman postman;

    @Inject
    Pulse pulse;

    /** A thread of its own: a mail server that hangs must not delay anything else. */
    private final Background mail = new Background("warden-mail", Duration.ofSeconds(20), () -> attempt(this::deliver));

    private boolean mailTried;

    private final Background keeper = new Background("warden-upkeep", Duration.ofSeconds(5), () -> attempt(this::keep));

    @SuppressWarnings("this-escape") // It runs after the start only.
    private final Background watch = new Background("warden-watch", Duration.ofSeconds(5), () -> attempt(this::round));

    /** When the database last answered, and when a round was last complete, in ticks. */
    private volatile long answered;

    private volatile long complete;
    private volatile boolean answers = true;

    @Override
    public void register(Meters meters) {
        long now = System.nanoTime();
        answered = now;
        complete = now;
        meters.gauge(
                "warden_watch_age_seconds",
                "Time since this node last read what other nodes changed",
                () -> since(complete).toMillis() / 1000.0);
        meters.gauge(
                "warden_db_up",
                "1 if the database answers, 0 if it does not",
                () -> answers && since(answered).compareTo(SILENCE) < 0 ? 1 : 0);
    }

    private static Duration since(long ticks) {
        return Duration.ofNanos(System.nanoTime() - ticks);
    }

    void start() {
        watch.start();
        keeper.start();
        mail.start();
    }

    /** Sends a mail as soon as its act is committed. */
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
        if (!mailTried) {
            mailTried = true;
            postman.tryOut();
        }
        postman.round();
    }

    private void keep() {
        upkeep.round();
    }

    /** Stops at the first failure: without the database each further query would wait for its own timeout. */
    void round() {
        try {
            ask();
            mirrors.reload();
            complete = System.nanoTime();
        } finally {
            // A failure is a sign of life too: the thread runs.
            pulse.beat();
        }
    }

    private void ask() {
        boolean answer = false;
        try {
            clocks.follow();
            answered = System.nanoTime();
            answer = true;
        } finally {
            answers = answer;
        }
    }

    /**
     * Logs a failure and leaves the rest to the next run; without the database the last known state stays in force. Catches
     * errors too, even a lack of memory: if the thread ended, this node would never learn of a revocation on another.
     */
    static void attempt(Runnable task) {
        try {
            task.run();
        } catch (Throwable failure) {
            LOG.log(System.Logger.Level.WARNING, "background task failed: {0}", failure.toString());
        }
    }
}
