package org.warden.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.warden.metric.Measured;
import org.warden.metric.Meters;
import org.warden.mirror.Mirror;

/** The keys in memory: signs and verifies without a query. */
@ApplicationScoped
public class KeyRing extends Mirror implements Measured {
    /** The pause between queries for unknown key ids. Such an id may be a new key of another node, or an attacker's guess. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger(KeyRing.class.getName());

    @Inject
    KeyReading reading;

    @Inject
    KeySettings settings;

    @Inject
    Clock clock;

    private volatile Keys keys = Keys.NONE;
    private final AtomicReference<Instant> asked = new AtomicReference<>(Instant.MIN);

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) SigningKeys.Changed committed) {
        changed();
    }

    @Override
    public void register(Meters meters) {
        meters.gauge("warden_key_age_seconds", "Time since the present key began to sign", this::age);
        meters.gauge(
                "warden_key_next_seconds", "Time until the next key signs; negative if it is late", this::untilNext);
    }

    private double age() {
        return term().map(term -> seconds(term.from(), clock.instant())).orElse(Double.NaN);
    }

    private double untilNext() {
        return term().map(term -> seconds(clock.instant(), term.to())).orElse(Double.NaN);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    /** Reads the keys again. Costs one query; keys that are already open are not opened again. */
    @Override
    public synchronized void reload() {
        keys = reading.read(keys);
    }

    /** Returns whether there is a key that signs now. Makes no query. */
    public boolean canSign() {
        return keys.signing(clock.instant()) != null;
    }

    /** Returns the term of the key that signs now; empty if there is none. Makes no query. */
    public Optional<Term> term() {
        Instant now = clock.instant();
        return Optional.ofNullable(keys.signing(now)).map(key -> new Term(key.activeFrom(), next(key, now)));
    }

    /** The next key signs when it was announced to, or when the settings want it. */
    private Instant next(Keys.Key signing, Instant now) {
        return keys.line().stream()
                .map(Keys.Key::activeFrom)
                .filter(now::isBefore)
                .findFirst()
                .orElseGet(() -> signing.activeFrom().plus(settings.rotation()));
    }

    /** Signs the claims as a token: compact serialization, {@code typ} JWT (RFC 7515, RFC 7519). */
    public String sign(JWTClaimsSet claims) {
        return keys.signing(clock.instant()).material().signer().sign(claims);
    }

    /** Returns whether one of our keys made the signature, with the only algorithm of that key. */
    public boolean verifies(JWSObject token) {
        Keys.Key key = find(token.getHeader().getKeyID());
        try {
            return key != null
                    && key.material().algorithm().equals(token.getHeader().getAlgorithm())
                    && token.verify(key.material().verifier());
        } catch (JOSEException notVerifiable) {
            return false;
        }
    }

    /** Returns whether tokens signed by this key are accepted now. Makes no query. */
    public boolean holds(String kid) {
        return keys.counting(kid, clock.instant()) != null;
    }

    /** Returns whether the next key is due to be announced, as far as this node knows. Makes no query. */
    public boolean rotationIsDue() {
        Instant now = clock.instant();
        Keys.Key last = keys.line().get(keys.line().size() - 1);
        return !settings.due(last.activeFrom()).isAfter(now);
    }

    Keys current() {
        return keys;
    }

    private Keys.Key find(String kid) {
        if (kid == null) {
            return null;
        }
        Keys.Key key = keys.counting(kid, clock.instant());
        if (key == null && mayAsk()) {
            refresh();
            key = keys.counting(kid, clock.instant());
        }
        return key;
    }

    /** If the database is down, known keys keep working and an unknown key stays unknown. */
    private void refresh() {
        try {
            reload();
        } catch (RuntimeException outOfReach) {
            LOG.log(System.Logger.Level.WARNING, "cannot look up an unknown signing key: {0}", outOfReach.getMessage());
        }
    }

    private boolean mayAsk() {
        Instant last = asked.get();
        Instant now = clock.instant();
        return (now.isBefore(last) || now.isAfter(last.plus(PAUSE))) && asked.compareAndSet(last, now);
    }

    /**
     * How long a key signs.
     *
     * @param from when it started
     * @param to when the next key replaces it, or is due to
     */
    public record Term(Instant from, Instant to) {}
}
