package org.warden.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.link.Link.Purpose;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.seal.Seal;

/** Knows links again, and ends them. */
@ApplicationScoped
public class Links {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Seal seal;

    @Inject
    Clock clock;

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

    /** Uses it up; throws {@code INVALID_LINK} if another call was faster. */
    public void use(Link link) {
        if (ending("l.hash = :hash").setParameter("hash", link.hash()).executeUpdate() == 0) {
            throw invalid();
        }
    }

    /**
     * Ends the links of an account, but for those that give it an old address back: a thief with its password, or its new
     * mailbox, must not be able to keep it.
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

    /** The last so many links of an account that are stored, the last first, those that have ended too. */
    public List<Link> latest(UUID account, int most) {
        return entities.createQuery(
                        "select l from Link l where l.accountId = :account order by l.created desc", Link.class)
                .setParameter("account", account)
                .setMaxResults(most)
                .getResultList();
    }

    /** The addresses that an account had, and may get back. */
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

    public static Problem invalid() {
        return new Problem(ProblemType.INVALID_LINK, ProblemType.INVALID_LINK.detail());
    }

    /** A link that has ended stays for a while: the owner's export tells of it. */
    private Query ending(String which) {
        return entities.createQuery(
                        "update Link l set l.ended = :now where l.ended is null and l.expires > :now and " + which)
                .setParameter("now", clock.instant());
    }

    /**
     * Keeps with an undo link what the account is like at the move: an undo brings the names back, and removes what came since.
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

    /** What is stored of a secret. */
    String hash(String secret) {
        return HexFormat.of().formatHex(seal.derive(secret.getBytes(StandardCharsets.UTF_8), "link"));
    }
}
