package org.warden.mail;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.warden.mail.Outbox.NotSent;

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

    /** A server without Jakarta Mail is no obstacle to who only tries out. */
    @PostConstruct
    void findTheWay() {
        outbox = settings.host().isPresent() ? new SmtpOutbox(settings, clock) : new LogOutbox();
    }

    /** Sends all that is due, up to the first that cannot be sent: what stopped it may stop the next one too. */
    public void round() {
        Optional<OutgoingMail> mail = delivery.next();
        while (mail.isPresent() && deliver(mail.get())) {
            mail = delivery.next();
        }
    }

    /** Forgets what came too late to be sent. */
    public void tidy() {
        int late = delivery.forget();
        if (late > 0) {
            LOG.log(System.Logger.Level.WARNING, "{0} mails were never sent: they are of no use any more", late);
        }
    }

    private boolean deliver(OutgoingMail mail) {
        try {
            if (!mail.template().equals(Mailing.NOTHING)) {
                outbox.send(mailing.letter(mail));
            }
        } catch (NotSent failure) {
            return failed(mail, failure.isForGood(), failure.getMessage());
        } catch (RuntimeException unreadable) {
            return failed(mail, false, unreadable.toString());
        }
        delivery.done(mail.id());
        return true;
    }

    private boolean failed(OutgoingMail mail, boolean forGood, String reason) {
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
        return false;
    }
}
