package org.warden.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.http.Client;
import org.warden.http.HttpSettings;
import org.warden.link.Link.Purpose;
import org.warden.lockout.Lockout;
import org.warden.mail.Mailing;
import org.warden.mail.Template;
import org.warden.person.Person;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.seal.Seal;

/** Mails links to people, and knows them again. */
@ApplicationScoped
public class Links {
    private static final int BYTES = 32;

    /** So many of a kind are mailed to an account in an hour. */
    private static final int AN_HOUR = 5;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Mailing mailing;

    @Inject
    LinkSettings settings;

    @Inject
    HttpSettings http;

    @Inject
    Lockout lockout;

    @Inject
    Seal seal;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    /** Mails the owner of this account a link, unless he had too many of late. */
    public void mail(Purpose purpose, Account account, Client by) {
        mail(purpose, account, account.email(), by);
    }

    /** The same, to an address that is not, or no more, the account's. */
    public void mail(Purpose purpose, Account account, String to, Client by) {
        Map<String, String> about =
                Map.of("name", account.person().firstName(), "username", account.username(), "email", account.email());
        write(purpose, account.id(), to, about, by, Optional.of(purpose.template()));
    }

    /** Tells whoever has this address already that somebody wanted to use it, instead of a link for that account. */
    public void tellOwner(Purpose instead, Account account, String address, Client by) {
        write(instead, account.id(), address, Map.of(), by, Optional.of(Template.EMAIL_TAKEN));
    }

    /** Tells somebody who wanted to register that he must choose another user name. */
    public void tellNameTaken(Person person, Client by) {
        Map<String, String> about = Map.of("name", person.firstName(), "username", person.username());
        write(Purpose.CONFIRM, nobody(person.email()), person.email(), about, by, Optional.of(Template.USERNAME_TAKEN));
    }

    /** Costs as much as {@link #mail}: whether somebody has this address must not show in how long it takes. */
    public void pretend(Purpose purpose, String to, Client by) {
        write(purpose, nobody(to), to, Map.of(), by, Optional.empty());
    }

    /** The link with this secret; throws {@code INVALID_LINK} where there is none of these kinds, or it is too old. */
    public Link find(String secret, Set<Purpose> purposes) {
        return entities.createQuery(
                        "select l from Link l where l.hash = :hash and l.purpose in :purposes"
                                + " and l.ended is null and l.expires > :now",
                        Link.class)
                .setParameter("hash", hash(secret))
                .setParameter("purposes", purposes)
                .setParameter("now", clock.instant())
                .getResultStream()
                .findFirst()
                .orElseThrow(Links::invalid);
    }

    /** Uses it up; throws {@code INVALID_LINK} where somebody else was faster. */
    public void use(Link link) {
        if (ending("l.hash = :hash").setParameter("hash", link.hash()).executeUpdate() == 0) {
            throw invalid();
        }
    }

    /**
     * Ends the links of an account, but for those that give it an old address back: whoever has its password, or its new mailbox,
     * must not be able to keep it.
     */
    public void end(UUID account) {
        ending("l.accountId = :account and l.purpose <> :undo")
                .setParameter("account", account)
                .setParameter("undo", Purpose.UNDO)
                .executeUpdate();
    }

    /** Ends the links of an account, all that came after this one too: an older address has the last word. */
    public void endSince(Link link) {
        end(link.accountId());
        ending("l.accountId = :account and l.created >= :created")
                .setParameter("account", link.accountId())
                .setParameter("created", link.created())
                .executeUpdate();
    }

    /** The links of an account that are stored, the last first, those that have ended too. */
    public List<Link> of(UUID account) {
        return entities.createQuery(
                        "select l from Link l where l.accountId = :account order by l.created desc", Link.class)
                .setParameter("account", account)
                .getResultList();
    }

    /** Forgets every link of an account. */
    public void forget(UUID account) {
        entities.createQuery("delete from Link l where l.accountId = :account")
                .setParameter("account", account)
                .executeUpdate();
    }

    /** Whether another account than this may yet get this address back. */
    public boolean isReserved(String email, UUID account) {
        return entities.createQuery(
                                "select count(l) from Link l where l.emailKey = :key and l.purpose = :undo"
                                        + " and l.ended is null and l.expires > :now and l.accountId <> :account",
                                Long.class)
                        .setParameter("account", account)
                        .setParameter("key", Account.key(email))
                        .setParameter("undo", Purpose.UNDO)
                        .setParameter("now", clock.instant())
                        .getSingleResult()
                > 0;
    }

    /** Forgets the links that are over since this moment. */
    void forget(Instant moment) {
        entities.createQuery("delete from Link l where l.expires < :moment")
                .setParameter("moment", moment)
                .executeUpdate();
    }

    public static Problem invalid() {
        return new Problem(ProblemType.INVALID_LINK, ProblemType.INVALID_LINK.detail());
    }

    private void write(
            Purpose purpose,
            UUID account,
            String to,
            Map<String, String> about,
            Client by,
            Optional<Template> template) {
        Instant now = clock.instant();
        Duration life = purpose.life(settings);
        if (sinceAnHour(purpose, account, now) >= AN_HOUR) {
            return;
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        entities.persist(new Link(hash(secret), purpose, account, to, now, life));
        Map<String, String> values = new HashMap<>(about);
        values.put("link", http.publicUrl() + "/link/" + purpose.page() + "#" + secret);
        values.put("life", words(life));
        values.put("address", by.address());
        values.put("agent", by.userAgent().isEmpty() ? "an unnamed program" : by.userAgent());
        mailing.send(template, to, values, life);
    }

    private UUID nobody(String address) {
        return lockout.nobody(Account.key(address));
    }

    /** A link that has ended stays for a while: it still counts among those of the last hour. */
    private Query ending(String which) {
        return entities.createQuery("update Link l set l.ended = :now where l.ended is null and " + which)
                .setParameter("now", clock.instant());
    }

    private long sinceAnHour(Purpose purpose, UUID account, Instant now) {
        return entities.createQuery(
                        "select count(l) from Link l where l.accountId = :account and l.purpose = :purpose and l.created > :since",
                        Long.class)
                .setParameter("account", account)
                .setParameter("purpose", purpose)
                .setParameter("since", now.minus(Duration.ofHours(1)))
                .getSingleResult();
    }

    private static String words(Duration life) {
        if (life.toMinutes() < 1) {
            return life.toSeconds() + " seconds";
        }
        return life.toHours() < 2 ? life.toMinutes() + " minutes" : life.toHours() + " hours";
    }

    private String hash(String secret) {
        return HexFormat.of().formatHex(seal.derive(secret.getBytes(StandardCharsets.UTF_8), "link"));
    }
}
