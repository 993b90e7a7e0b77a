package org.warden.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.database.Ids;
import org.warden.http.Client;
import org.warden.http.HttpSettings;
import org.warden.link.Link.Purpose;
import org.warden.lockout.Lockout;
import org.warden.mail.Mailing;
import org.warden.mail.Template;
import org.warden.person.Person;

/** Mails links to people. */
@ApplicationScoped
public class LinkMail {
    private static final int BYTES = 32;

    /** So many of a kind are mailed to an account, and to an address, in an hour of the clock. */
    private static final int AN_HOUR = 5;

    private static final int HOUR_SECONDS = 3_600;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Links links;

    @Inject
    Mailing mailing;

    @Inject
    LinkSettings settings;

    @Inject
    HttpSettings http;

    @Inject
    Lockout lockout;

    @Inject
    Ids ids;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    /** Mails the owner of this account a link, unless he had too many of late. */
    public void send(Purpose purpose, Account account, Client by) {
        send(purpose, account, account.email(), by);
    }

    /** The same, to an address that is not the account's. */
    public void send(Purpose purpose, Account account, String to, Client by) {
        bounded(new Draft(purpose, account.id(), to, about(account), Optional.of(purpose.template())), by);
    }

    /**
     * The same, however many there were: the old owner of an account must get these. Each comes after the one before it, whatever the
     * clocks of the nodes say; the caller has locked the account.
     */
    public void sendSurely(Purpose purpose, Account account, String to, Client by) {
        Instant now = clock.instant();
        Instant latest = links.of(account.id()).stream()
                .map(Link::created)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH)
                .plusMillis(1);
        Draft draft = new Draft(purpose, account.id(), to, about(account), Optional.of(purpose.template()));
        write(draft, by, latest.isAfter(now) ? latest : now, ids.next().toString());
    }

    /** Tells whoever has this address already that somebody wanted to use it, instead of a link for that account. */
    public void tellOwner(Purpose instead, Account account, String address, Client by) {
        bounded(new Draft(instead, account.id(), address, Map.of(), Optional.of(Template.EMAIL_TAKEN)), by);
    }

    /** Tells somebody who wanted to register that he must choose another user name. */
    public void tellNameTaken(Person person, Client by) {
        Map<String, String> about = Map.of("username", person.username());
        UUID nobody = nobody(person.email());
        bounded(new Draft(Purpose.CONFIRM, nobody, person.email(), about, Optional.of(Template.USERNAME_TAKEN)), by);
    }

    /**
     * Mails the owner of an address a link, where there is one; otherwise does the same and mails nothing: whether somebody has this
     * address must not show in how long it takes.
     *
     * @param typed what somebody took for the address; where there is an owner, the mail goes to what is stored
     */
    public void sendWhereSomebodyIs(Purpose purpose, Optional<Account> owner, String typed, Client by) {
        owner.ifPresentOrElse(
                account -> send(purpose, account, by),
                () -> bounded(new Draft(purpose, nobody(typed), typed, Map.of(), Optional.empty()), by));
    }

    private void bounded(Draft draft, Client by) {
        Instant now = clock.instant();
        long hour = now.getEpochSecond() / HOUR_SECONDS;
        Instant since = Instant.ofEpochSecond(hour * HOUR_SECONDS);
        long number = count("l.accountId = :value", draft.account(), draft.purpose(), since);
        long there = count("l.emailKey = :value", Account.key(draft.to()), draft.purpose(), since);
        if (number < AN_HOUR && there < AN_HOUR) {
            // Of those who count the same at once one gets the place.
            write(draft, by, now, draft.purpose() + " " + hour + " " + number);
        }
    }

    private long count(String which, Object value, Purpose purpose, Instant since) {
        return entities.createQuery(
                        "select count(l) from Link l where l.purpose = :purpose and l.created >= :since and " + which,
                        Long.class)
                .setParameter("purpose", purpose)
                .setParameter("since", since)
                .setParameter("value", value)
                .getSingleResult();
    }

    private void write(Draft draft, Client by, Instant now, String place) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Duration life = draft.purpose().life(settings);
        if (add(draft, links.hash(secret), now, now.plus(life), place)) {
            Map<String, String> values = new HashMap<>(draft.about());
            values.put("link", http.publicUrl() + "/link/" + draft.purpose().page() + "#" + secret);
            values.put("life", words(life));
            values.put("address", by.address());
            mailing.send(draft.template(), draft.to(), values, life);
        }
    }

    /** In words of both databases: where the place is taken nothing is written. */
    private boolean add(Draft draft, String hash, Instant created, Instant expires, String place) {
        return entities.createNativeQuery(
                                "insert into link (hash, purpose, account_id, email, email_key, created, expires, place)"
                                        + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) on conflict do nothing")
                        .setParameter(1, hash)
                        .setParameter(2, draft.purpose().name())
                        .setParameter(3, draft.account())
                        .setParameter(4, draft.to())
                        .setParameter(5, Account.key(draft.to()))
                        .setParameter(6, created.atOffset(ZoneOffset.UTC))
                        .setParameter(7, expires.atOffset(ZoneOffset.UTC))
                        .setParameter(8, place)
                        .executeUpdate()
                == 1;
    }

    private UUID nobody(String address) {
        return lockout.nobody(Account.key(address));
    }

    private static Map<String, String> about(Account account) {
        return Map.of("name", account.person().firstName(), "username", account.username(), "email", account.email());
    }

    private static String words(Duration life) {
        if (life.toMinutes() < 1) {
            return life.toSeconds() + " seconds";
        }
        return life.toHours() < 2 ? life.toMinutes() + " minutes" : life.toHours() + " hours";
    }

    /**
     * A mail to be.
     *
     * @param account with which it is counted
     * @param template empty where there is nobody to write to
     */
    private record Draft(
            Purpose purpose, UUID account, String to, Map<String, String> about, Optional<Template> template) {}
}
