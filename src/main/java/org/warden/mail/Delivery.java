package org.warden.mail;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.warden.database.Act;

/** Claims, postpones and deletes the mails in the database. One node claims a mail at a time. */
@Act
@Stateless
public class Delivery {
    /** Longer than sending takes, so that no other node sends the same mail. */
    private static final Duration CLAIM = Duration.ofMinutes(10);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int AT_ONCE = 20;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Clock clock;

    /** Claims a mail that is due; returns empty if none is due. */
    public Optional<OutgoingMail> next() {
        Instant now = clock.instant();
        return due(now).stream().filter(mail -> claim(mail, now)).findFirst();
    }

    /** Deletes a mail that was sent or never can be. */
    public void done(UUID mail) {
        entities.createQuery("delete from OutgoingMail m where m.id = :id")
                .setParameter("id", mail)
                .executeUpdate();
    }

    /** Schedules another attempt, after a pause that doubles with each attempt. */
    public void postpone(UUID mail, int attempts) {
        Duration pause = FIRST_PAUSE;
        for (int i = 0; i < attempts && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        Instant due = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        entities.createQuery("update OutgoingMail m set m.due = :due where m.id = :id")
                .setParameter("due", due)
                .setParameter("id", mail)
                .executeUpdate();
    }

    /** The queued mails that are still worth sending. */
    public Backlog backlog() {
        Instant now = clock.instant();
        long waiting = entities.createQuery("select count(m) from OutgoingMail m where m.expires > :now", Long.class)
                .setParameter("now", now)
                .getSingleResult();
        return new Backlog(waiting, oldest(now));
    }

    private Optional<Instant> oldest(Instant now) {
        return entities.createQuery("select m.id from OutgoingMail m where m.expires > :now order by m.id", UUID.class)
                .setParameter("now", now)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(Delivery::created);
    }

    /** The first 48 bits of a version 7 UUID (RFC 9562, section 5.7). */
    private static Instant created(UUID mail) {
        return Instant.ofEpochMilli(mail.getMostSignificantBits() >>> 16);
    }

    /**
     * Mails that wait.
     *
     * @param waiting their number
     * @param oldest when the oldest one was queued; empty if none waits
     */
    public record Backlog(long waiting, Optional<Instant> oldest) {}

    private List<OutgoingMail> due(Instant now) {
        return entities.createQuery(
                        "select m from OutgoingMail m where m.due <= :now and m.expires > :now order by m.due",
                        OutgoingMail.class)
                .setParameter("now", now)
                .setMaxResults(AT_ONCE)
                .getResultList();
    }

    /** Returns false if another node claimed the mail first. */
    private boolean claim(OutgoingMail mail, Instant now) {
        return entities.createQuery("update OutgoingMail m set m.due = :until, m.attempts = m.attempts + 1"
                                + " where m.id = :id and m.attempts = :attempts and m.due <= :now")
                        .setParameter("until", now.plus(CLAIM))
                        .setParameter("id", mail.id())
                        .setParameter("attempts", mail.attempts())
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }
}
