package org.warden.mail;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.warden.mail.Outbox.NotSent;
import org.warden.mail.Outbox.Obstacle;

/** Takes what is to be sent to the way out, one mail after the other. */
@ApplicationScoped
public class Postman {
    private static final System.Logger LOG = System.getLogger(Postman.class.getName());

    @Inject
    Delivery delivery;

    @Inject
    Mailing mailing;

    @Inject
    MailSettings settings;

    @Inject
    Clock clock;

    private Outbox outbox;
    private volatile boolean stopped;

    /** What is sent and could not be taken out of the table yet: the database may have gone away in between. */
    private final Set<UUID> sent = ConcurrentHashMap.newKeySet();

    /** A server without Jakarta Mail is no obstacle to who only tries out. */
    @PostConstruct
    void findTheWay() {
        outbox = settings.host().isPresent() ? new SmtpOutbox(settings, clock) : new LogOutbox();
    }

    /** Sends all that is due, until the mail server stops it. */
    public void round() {
        for (UUID mail : Set.copyOf(sent)) {
            done(mail);
        }
        boolean going = true;
        while (going && !stopped) {
            going = delivery.next().filter(this::deliver).isPresent();
        }
    }

    /** Ends the round after the mail that is just being sent. */
    public void stop() {
        stopped = true;
    }

    /** Returns whether the next one has a chance. */
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
                forGood ? "mail {0} cannot be sent: {1}" : "mail {0} was not sent, and will be tried again: {1}",
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
