package org.warden.mail;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.warden.mail.Delivery.Backlog;
import org.warden.mail.Outbox.NotSent;
import org.warden.mail.Outbox.Obstacle;
import org.warden.metric.Measured;
import org.warden.metric.Meters;
import org.warden.metric.Reading;

/** Sends the mails that are due, one after the other. */
@ApplicationScoped
public class Postman implements Measured {
    private static final System.Logger LOG = System.getLogger(Postman.class.getName());

    @Inject
    Delivery delivery;

    @Inject
    Mailing mailing;

    @Inject
    MailSettings settings;

    @Inject
    Clock clock;

    /** How often the queue is measured. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private Outbox outbox;
    private Instant measured = Instant.EPOCH;
    private final Reading<Backlog> backlog = new Reading<>();
    private volatile boolean stopped;

    /** Mails that were sent but not yet deleted, because the database failed in between. */
    private final Set<UUID> sent = ConcurrentHashMap.newKeySet();

    /** Loads Jakarta Mail only if a mail server is set: a trial may run on a server without it. */
    @PostConstruct
    void findTheWay() {
        outbox = settings.host().isPresent() ? new SmtpOutbox(settings, clock) : new LogOutbox();
    }

    @Override
    public void register(Meters meters) {
        meters.gauge(
                "warden_mail_waiting", "Mails in the queue, read every 10 s", () -> backlog.number(Backlog::waiting));
        meters.gauge(
                "warden_mail_oldest_seconds",
                "Age of the oldest mail in the queue",
                () -> backlog.number(this::oldest));
    }

    private double oldest(Backlog queue) {
        return queue.oldest()
                .map(queued -> Duration.between(queued, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }

    /** Logs whether mails can be sent now. */
    public void tryOut() {
        if (settings.host().isEmpty()) {
            LOG.log(System.Logger.Level.INFO, "Mail: warden.mail.host is not set, so mails are written to this log.");
            return;
        }
        String server = settings.host().get() + ":" + settings.port();
        try {
            outbox.reach();
            LOG.log(System.Logger.Level.INFO, "Mail: the server {0} can be reached.", server);
        } catch (NotSent failure) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Mail: the server {0} cannot be used now, so mails wait: {1}",
                    server,
                    failure.getMessage());
        }
    }

    /** Sends all mails that are due, until the mail server fails. */
    public void round() {
        for (UUID mail : Set.copyOf(sent)) {
            done(mail);
        }
        boolean going = true;
        while (going && !stopped) {
            measure();
            going = delivery.next().filter(this::deliver).isPresent();
        }
    }

    private void measure() {
        Instant now = clock.instant();
        if (now.isBefore(measured) || now.isAfter(measured.plus(PAUSE))) {
            measured = now;
            try {
                backlog.take(delivery.backlog());
            } catch (RuntimeException failed) {
                LOG.log(System.Logger.Level.WARNING, "The queue of mails cannot be measured.", failed);
            }
        }
    }

    /** Ends the round after the current mail. */
    public void stop() {
        stopped = true;
    }

    /** Returns whether to try the next mail. */
    private boolean deliver(OutgoingMail mail) {
        try {
            if (!mail.template().equals(Mailing.NOTHING) && !sent.contains(mail.id())) {
                outbox.send(mailing.letter(mail));
            }
        } catch (NotSent failure) {
            return failed(mail, failure.obstacle(), failure.getMessage());
        } catch (RuntimeException unreadable) {
            return failed(mail, Obstacle.MAIL, unreadable.toString());
        }
        sent.add(mail.id());
        done(mail.id());
        return true;
    }

    private void done(UUID mail) {
        delivery.done(mail);
        sent.remove(mail);
    }

    private boolean failed(OutgoingMail mail, Obstacle obstacle, String reason) {
        boolean forGood = obstacle == Obstacle.ADDRESS;
        LOG.log(
                System.Logger.Level.WARNING,
                forGood ? "mail {0} cannot be sent: {1}" : "mail {0} was not sent and will be retried: {1}",
                mail.id(),
                reason);
        if (forGood) {
            delivery.done(mail.id());
        } else {
            delivery.postpone(mail.id(), mail.attempts());
        }
        return obstacle != Obstacle.SERVER;
    }
}
