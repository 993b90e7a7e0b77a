package org.warden.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.link.Link.Purpose;
import org.warden.mail.Mailing;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.seal.Seal;

/** Finds links and ends them. */
@ApplicationScoped
public class Links {
    /** Selects the links that can still be used; another condition follows. */
    private static final String LIVE = "l.ended is null and l.expires > :now and ";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Mailing mailing;

    @Inject
    Seal seal;

    @Inject
    Clock clock;

    /**
     * Finds the link with this secret; throws {@code INVALID_LINK} if it has another purpose, was used or ended, or expired.
     */
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

    /** Uses up the link; throws {@code INVALID_LINK} if a concurrent call used it first. */
    public void use(Link link) {
        if (ended("l.hash = :hash", Map.of("hash", link.hash())) == 0) {
            throw invalid();
        }
    }

    /**
     * Ends the links of an account except those that undo a change of address: a thief who has the password or the new mailbox
     * must not be able to end them.
     */
    public void end(UUID account) {
        end("l.accountId = :account and l.purpose <> :undo", Map.of("account", account, "undo", Purpose.UNDO));
    }

    /** Ends the links of an account with this purpose. */
    public void end(UUID account, Purpose purpose) {
        end("l.accountId = :account and l.purpose = :purpose", Map.of("account", account, "purpose", purpose));
    }

    /**
     * Ends the links of an account, including all undo links created since this one: the undo link to the older address
     * prevails.
     */
    public void endSince(Link link) {
        end(link.accountId());
        end(
                "l.accountId = :account and l.created >= :created",
                Map.of("account", link.accountId(), "created", link.created()));
    }

    /** The latest stored links of an account, newest first, including ended ones. */
    public List<Link> latest(UUID account, int most) {
        return entities.createQuery(
                        "select l from Link l where l.accountId = :account order by l.created desc", Link.class)
                .setParameter("account", account)
                .setMaxResults(most)
                .getResultList();
    }

    /** The earlier addresses of an account that it may still get back. */
    public List<String> formerAddresses(UUID account) {
        return entities.createQuery(
                        "select distinct l.email from Link l where l.accountId = :account and l.purpose = :undo"
                                + " and l.ended is null and l.expires > :now",
                        String.class)
                .setParameter("account", account)
                .setParameter("undo", Purpose.UNDO)
                .setParameter("now", clock.instant())
                .getResultList();
    }

    /** Deletes all links of an account. */
    public void forget(UUID account) {
        withdrawMails("l.accountId = :account", Map.of("account", account));
        entities.createQuery("delete from Link l where l.accountId = :account")
                .setParameter("account", account)
                .executeUpdate();
    }

    /** Returns whether another account may still get this address back. */
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

    /** The refusal of every link that does not work. */
    public static Problem invalid() {
        return new Problem(ProblemType.INVALID_LINK);
    }

    private void end(String which, Map<String, Object> parameters) {
        if (withdrawMails(which, parameters)) {
            ended(which, parameters);
        }
    }

    /** Withdraws the mails with these links; returns whether there are such links. */
    private boolean withdrawMails(String which, Map<String, Object> parameters) {
        TypedQuery<UUID> query = entities.createQuery("select l.mail from Link l where " + LIVE + which, UUID.class)
                .setParameter("now", clock.instant());
        parameters.forEach(query::setParameter);
        List<UUID> mails = query.getResultList();
        mailing.withdraw(mails);
        return !mails.isEmpty();
    }

    /** Marks links as ended; returns how many. They stay for a while, because the owner's export lists them. */
    private int ended(String which, Map<String, Object> parameters) {
        Query query = entities.createQuery("update Link l set l.ended = :now where " + LIVE + which)
                .setParameter("now", clock.instant());
        parameters.forEach(query::setParameter);
        return query.executeUpdate();
    }

    /**
     * Stores the state of the account with an undo link, so that an undo restores the names and removes what was added since.
     */
    void remember(String hash, Account account) {
        entities.createQuery("update Link l set l.epoch = :epoch, l.firstName = :first, l.lastName = :last"
                        + " where l.hash = :hash")
                .setParameter("epoch", account.epoch())
                .setParameter("first", account.person().firstName())
                .setParameter("last", account.person().lastName())
                .setParameter("hash", hash)
                .executeUpdate();
    }

    /** The hash under which a secret is stored. */
    String hash(String secret) {
        return HexFormat.of().formatHex(seal.derive(secret.getBytes(StandardCharsets.UTF_8), "link"));
    }
}
