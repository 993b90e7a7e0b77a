package org.warden.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** The keys in memory: signs and verifies without a query. */
@ApplicationScoped
public class KeyRing {
    /** A key id that nobody knows may be a new key of another node, or a guess: the database is asked this seldom. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger(KeyRing.class.getName());

    @Inject
    KeyReading reading;

    @Inject
    Clock clock;

    private volatile Keys keys;
    private final AtomicReference<Instant> asked = new AtomicReference<>(Instant.MIN);

    /** Reads the keys anew. Called once before the first request. */
    public void reload() {
        asked.set(clock.instant());
        keys = reading.read();
    }

    /** The claims as a signed token: compact serialisation, {@code typ} JWT (RFC 7515, RFC 7519). */
    public String sign(JWTClaimsSet claims) {
        Keys.Key key = keys.signing();
        JWSHeader header = new JWSHeader.Builder(key.algorithm())
                .type(JOSEObjectType.JWT)
                .keyID(key.kid())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(key.signer());
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("The active key signs", impossible);
        }
    }

    /** Whether one of our keys made this signature, under the one algorithm of that key. */
    public boolean verifies(JWSObject token) {
        Keys.Key key = find(token.getHeader().getKeyID());
        try {
            return key != null
                    && key.algorithm().equals(token.getHeader().getAlgorithm())
                    && token.verify(key.verifier());
        } catch (JOSEException notVerifiable) {
            return false;
        }
    }

    /** Whether tokens of this key count now. Asks no database. */
    public boolean holds(String kid) {
        return keys.byKid().containsKey(kid);
    }

    Keys current() {
        return keys;
    }

    private Keys.Key find(String kid) {
        if (kid == null) {
            return null;
        }
        Keys.Key key = keys.byKid().get(kid);
        if (key == null && mayAsk()) {
            refresh();
            key = keys.byKid().get(kid);
        }
        return key;
    }

    /** Without the database the keys that are known go on working, and an unknown one stays unknown. */
    private void refresh() {
        try {
            keys = reading.read();
        } catch (RuntimeException outOfReach) {
            LOG.log(System.Logger.Level.WARNING, "an unknown key was not looked up: {0}", outOfReach.getMessage());
        }
    }

    private boolean mayAsk() {
        Instant last = asked.get();
        Instant now = clock.instant();
        return now.isAfter(last.plus(PAUSE)) && asked.compareAndSet(last, now);
    }
}
