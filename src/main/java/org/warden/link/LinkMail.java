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
import java.util.Set;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.http.HttpSettings;
import org.warden.http.Requester;
import org.warden.link.Link.Purpose;
import org.warden.lockout.Lockout;
import org.warden.mail.Mailing;
import org.warden.mail.Recipient;
import org.warden.mail.Template;
import org.warden.person.Person;
import org.warden.problem.Problem;

/** Creates links and mails them. */
@ApplicationScoped
public class LinkMail {
    private static final int BYTES = 32;

    private static final Set<Template> WITHOUT_LINK = Set.of(Template.EMAIL_TAKEN, Template.USERNAME_TAKEN);

    @PersistenceContext
    EntityManager entities;

    @Inject
    Links links;

    @Inject
    Mailing mailing;

    @Inject
    LinkLimit limit;

    @Inject
    LinkSettings settings;

    @Inject
    HttpSettings http;

    @Inject
    Lockout lockout;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    /** Mails a link to the owner of this account, unless the limit is reached. */
    public void send(Purpose purpose, Account account, Requester by) {
        bounded(draft(purpose, account, account.mailbox()), by);
    }

    /** Mails a link to the future address of an account. Returns false if the limit is reached. */
    public boolean sendElsewhere(Purpose purpose, Account account, String to, Requester by) {
        return bounded(draft(purpose, account, Recipient.unproven(to)), by);
    }

    /**
     * Mails a link to the owner of this account for an administrator. Returns false if the limit is reached. Counted apart: no
     * stranger can use up this limit. Not counted by epoch, because an administrator can raise it.
     */
    public boolean sendByAdministrator(Purpose purpose, Account account, Requester by) {
        Template template = purpose == Purpose.RESET ? Template.PASSWORD_LINK : purpose.template();
        return bounded(draft(purpose, account, account.mailbox(), template, purpose + " by an administrator"), by);
    }

    /** The refusal of a link with this purpose if the limit is reached. */
    public Problem tooMany(Purpose purpose) {
        return limit.reached(purpose);
    }

    /**
     * Mails a link that undoes a change of address, without a limit, and stores the present state of the account with it. Its
     * time of creation is later than that of every earlier link, even if the clocks of the nodes differ. The caller has locked
     * the account.
     */
    public void sendUndo(Account account, Recipient old, Requester by) {
        Instant now = clock.instant();
        Instant latest = links.latest(account.id(), 1).stream()
                .findFirst()
                .map(Link::created)
                .orElse(Instant.EPOCH)
                .plusMillis(1);
        links.remember(write(draft(Purpose.UNDO, account, old), by, latest.isAfter(now) ? latest : now), account);
    }

    /** Mails a link to the owner of this account, without a limit. */
    public void sendSurely(Purpose purpose, Account account, Requester by) {
        write(draft(purpose, account, account.mailbox()), by, clock.instant());
    }

    /**
     * Notifies the owner of an address that a caller tried to use it. Sent instead of the link for that caller's account.
     */
    public void tellOwner(Purpose instead, Account account, String address, Requester by) {
        tell(Template.EMAIL_TAKEN, instead, account.id(), address, by);
    }

    /** Tells the address of a registration that another account has the user name. */
    public void tellNameTaken(Person person, Requester by) {
        tell(Template.USERNAME_TAKEN, Purpose.CONFIRM, unknown(person.email()), person.email(), by);
    }

    /**
     * Mails a link to the owner of an address. Without an owner it does the same work and mails nothing: the time taken must
     * not show whether an account has this address.
     *
     * @param typed the address that the caller typed; the mail goes to the address that is stored
     */
    public void sendIfKnown(Purpose purpose, Optional<Account> owner, String typed, Requester by) {
        owner.ifPresentOrElse(
                account -> send(purpose, account, by),
                () -> bounded(
                        new Draft(
                                purpose,
                                unknown(typed),
                                Recipient.unproven(typed),
                                Map.of(),
                                Optional.empty(),
                                counted(purpose, 0)),
                        by));
    }

    /** Counts mails without a link apart, so that they do not use up the quota of links. */
    private void tell(Template what, Purpose instead, UUID account, String address, Requester by) {
        Recipient to = Recipient.unproven(address);
        bounded(new Draft(instead, account, to, Map.of(), Optional.of(what), instead + " without a link"), by);
    }

    /** Returns false if the limit is reached. */
    private boolean bounded(Draft draft, Requester by) {
        boolean within = limit.allows(
                draft.purpose(), draft.counted(), draft.account(), draft.to().address(), by);
        if (within) {
            write(draft, by, clock.instant());
        }
        return within;
    }

    /** Stores and mails a link; returns the hash of its secret. */
    private String write(Draft draft, Requester by, Instant now) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String hash = links.hash(secret);
        Duration life = draft.purpose().life(settings);
        Map<String, String> values = new HashMap<>(draft.about());
        values.put("link", http.publicUrl() + "/link/" + draft.purpose().page() + "#" + secret);
        values.put("life", words(life));
        values.put("address", by.address());
        UUID mail = mailing.send(draft.template(), draft.to(), values, life);
        add(draft, hash, draft.hasLink() ? mail : Link.NONE, by, now, now.plus(life));
        return hash;
    }

    /** A direct statement costs less than a write that the provider defers. */
    private void add(Draft draft, String hash, UUID mail, Requester by, Instant created, Instant expires) {
        entities.createNativeQuery(
                        "insert into link (hash, purpose, account_id, email, email_key, created, expires, mail,"
                                + " requester_id) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
                .setParameter(1, hash)
                .setParameter(2, draft.purpose().name())
                .setParameter(3, draft.account())
                .setParameter(4, draft.to().address())
                .setParameter(5, Account.key(draft.to().address()))
                .setParameter(6, created.atOffset(ZoneOffset.UTC))
                .setParameter(7, expires.atOffset(ZoneOffset.UTC))
                .setParameter(8, mail)
                .setParameter(9, by.actor() == null ? Link.NONE : by.actor())
                .executeUpdate();
    }

    private UUID unknown(String address) {
        return lockout.unknown(Account.key(address));
    }

    /**
     * Counts by epoch. Whatever ends the links of an account also starts a new count; otherwise a thief could end the last
     * valid link while the limit is reached.
     */
    private static Draft draft(Purpose purpose, Account account, Recipient to) {
        return draft(purpose, account, to, purpose.template(), counted(purpose, account.epoch()));
    }

    private static Draft draft(Purpose purpose, Account account, Recipient to, Template template, String counted) {
        Map<String, String> about =
                Map.of("name", account.person().firstName(), "username", account.username(), "email", account.email());
        return new Draft(purpose, account.id(), to, about, Optional.of(template), counted);
    }

    private static String counted(Purpose purpose, int epoch) {
        return purpose + " " + epoch;
    }

    private static String words(Duration life) {
        if (life.toMinutes() < 1) {
            return life.toSeconds() + " seconds";
        }
        return life.toHours() < 2 ? life.toMinutes() + " minutes" : life.toHours() + " hours";
    }

    /**
     * A mail to be sent.
     *
     * @param account the account to which the link belongs
     * @param template empty if there is no account to write to
     * @param counted the kind under which the quota counts it
     */
    private record Draft(
            Purpose purpose,
            UUID account,
            Recipient to,
            Map<String, String> about,
            Optional<Template> template,
            String counted) {

        /** False for a notice that is sent instead of a link, often to the owner of another account. */
        boolean hasLink() {
            return template.isPresent() && !WITHOUT_LINK.contains(template.get());
        }
    }
}
