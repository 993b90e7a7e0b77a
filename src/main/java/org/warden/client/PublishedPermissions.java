package org.warden.client;

import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * A copy of the permissions that Warden publishes. It is renewed in the background; a request waits only if no copy is known to
 * be current. While Warden cannot be reached, the last copy counts for a day, and after that no role has a permission.
 */
final class PublishedPermissions {
    /** A changed role counts after this time at the latest. */
    private static final Duration LONGEST_AGE = Duration.ofMinutes(5);

    /** With a shorter one, nearly every request would wait. */
    private static final Duration SHORTEST_AGE = Duration.ofSeconds(1);

    private static final long DURING_OUTAGE = Duration.ofDays(1).toNanos();
    private static final long RETRY = Duration.ofSeconds(10).toNanos();
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    /** Enough for 500 roles with 200 permissions of 120 characters each. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private static final System.Logger LOG = System.getLogger(PublishedPermissions.class.getName());
    private static final JsonProvider JSON = JsonProvider.provider();

    private final URI address;
    private final long age;
    private final LongSupplier clock;
    private final AtomicReference<Copy> copy;
    private Thread fetch;

    /** @param clock in nanoseconds */
    PublishedPermissions(URI address, Duration age, LongSupplier clock) {
        this.address = address;
        this.age = age.toNanos();
        this.clock = clock;
        copy = new AtomicReference<>(new Copy(Map.of(), null, clock.getAsLong(), clock.getAsLong() - this.age, false));
    }

    /** Beside the keys, unless {@code permissions.location} is set. No redirect leads from there to plain http. */
    static PublishedPermissions from(Config config, LongSupplier clock) {
        URI address = config.getOptionalValue("permissions.location", String.class)
                .map(URI::create)
                .or(() -> config.getOptionalValue("mp.jwt.verify.publickey.location", String.class)
                        .map(keys -> URI.create(keys).resolve("warden-permissions")))
                .filter(found -> String.valueOf(found.getScheme()).matches("https?"))
                .orElseThrow(() -> new IllegalStateException("permissions.location must be the address of"
                        + " /.well-known/warden-permissions, unless mp.jwt.verify.publickey.location is beside it"));
        Duration age = config.getOptionalValue("permissions.max-age", String.class)
                .map(PublishedPermissions::age)
                .orElse(LONGEST_AGE);
        return new PublishedPermissions(address, age, clock);
    }

    private static Duration age(String text) {
        try {
            Duration age = Duration.parse(text);
            if (age.compareTo(SHORTEST_AGE) < 0) {
                throw new IllegalStateException("permissions.max-age must be at least one second: " + text);
            }
            return age.compareTo(LONGEST_AGE) < 0 ? age : LONGEST_AGE;
        } catch (DateTimeParseException notADuration) {
            throw new IllegalStateException(
                    "permissions.max-age must be a duration such as PT5M: " + text, notADuration);
        }
    }

    /** Whether a role that passes this test has the permission or a wildcard above it. */
    boolean allow(String permission, Predicate<String> role) {
        Map<String, List<String>> holders = current();
        Stream<String> above = IntStream.range(0, permission.length())
                .filter(at -> permission.charAt(at) == ':')
                .mapToObj(at -> permission.substring(0, at + 1) + "*");
        return Stream.concat(Stream.of(permission, "*"), above)
                .flatMap(held -> holders.getOrDefault(held, List.of()).stream())
                .anyMatch(role);
    }

    private Map<String, List<String>> current() {
        Copy known = copy.get();
        long since = clock.getAsLong() - known.tried;
        if (since >= (known.failed ? Math.min(RETRY, age) : age / 2)) {
            Thread running = fetch(known);
            // During an outage, requests do not wait at each attempt.
            if (since >= (known.failed ? LONGEST_AGE.toNanos() : age)) {
                await(running, known);
            }
        }
        Copy best = copy.get();
        return clock.getAsLong() - best.read < DURING_OUTAGE ? best.holders : Map.of();
    }

    /** Begins to renew this copy, unless another request has done so. */
    private synchronized Thread fetch(Copy known) {
        if (copy.get().tried == known.tried && (fetch == null || !fetch.isAlive())) {
            fetch = new Thread(() -> renew(known), "warden-permissions");
            fetch.setDaemon(true);
            fetch.start();
        }
        return fetch;
    }

    private void await(Thread running, Copy known) {
        try {
            running.join(DEADLINE.toMillis());
            if (running.isAlive()) {
                // Each byte restarts the timeout of the connection: the next requests would wait as long.
                failed(known, "no answer within " + DEADLINE);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void renew(Copy known) {
        try {
            copy.set(read(known));
        } catch (Throwable failure) {
            // After an error without a record, each request would try again.
            failed(known, failure.toString());
        }
    }

    /** Records a failed attempt, unless its result is known already. */
    private void failed(Copy known, String reason) {
        Copy last = new Copy(known.holders, known.etag, known.read, clock.getAsLong(), true);
        if (copy.compareAndSet(known, last) && !known.failed) {
            LOG.log(System.Logger.Level.WARNING, "{0} cannot be read: {1}", address, reason);
        }
    }

    private Copy read(Copy known) throws IOException {
        long begin = clock.getAsLong();
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        // Sends no-cache: the age of a proxy's copy would be added to ours.
        connection.setUseCaches(false);
        connection.setConnectTimeout((int) TIMEOUT.toMillis());
        connection.setReadTimeout((int) TIMEOUT.toMillis());
        if (known.etag != null) {
            connection.setRequestProperty("If-None-Match", known.etag);
        }
        try {
            int status = connection.getResponseCode();
            if (status == HttpURLConnection.HTTP_NOT_MODIFIED) {
                return new Copy(known.holders, known.etag, begin, begin, false);
            }
            if (status != HttpURLConnection.HTTP_OK) {
                throw new IOException("status " + status);
            }
            Map<String, List<String>> holders = holders(body(connection.getInputStream()));
            return new Copy(holders, connection.getHeaderField("ETag"), begin, begin, false);
        } finally {
            connection.disconnect();
        }
    }

    private static byte[] body(InputStream in) throws IOException {
        long begin = System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] some = new byte[8192];
        for (int length = in.read(some); length >= 0; length = in.read(some)) {
            body.write(some, 0, length);
            if (body.size() > MOST_BYTES || System.nanoTime() - begin > DEADLINE.toNanos()) {
                throw new IOException("too long");
            }
        }
        return body.toByteArray();
    }

    /** From {@code {"roles":{"Moderator":["order:*"]}}} to the roles of each permission. */
    private static Map<String, List<String>> holders(byte[] json) {
        Map<String, List<String>> holders = new HashMap<>();
        JSON.createReader(new ByteArrayInputStream(json))
                .readObject()
                .getJsonObject("roles")
                .forEach((role, permissions) -> permissions
                        .asJsonArray()
                        .getValuesAs(JsonString::getString)
                        .forEach(permission -> holders.computeIfAbsent(permission, none -> new ArrayList<>())
                                .add(role)));
        return holders;
    }

    /**
     * What is known of the permissions.
     *
     * @param holders the roles of each permission
     * @param etag of the document, or null
     * @param read when the document was read or confirmed last
     * @param tried when it was asked for last
     * @param failed whether that failed
     */
    private record Copy(Map<String, List<String>> holders, String etag, long read, long tried, boolean failed) {}
}
