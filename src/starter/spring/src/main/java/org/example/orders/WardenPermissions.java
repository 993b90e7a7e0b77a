package org.example.orders;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.client.RestClient;

/** What roles may do, as Warden publishes it. */
public class WardenPermissions {
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final RestClient warden;
    private final Duration maxAge;
    private volatile Map<String, List<String>> copy = Map.of();
    private volatile long read;
    private volatile long next;
    private volatile boolean outage;
    private CompletableFuture<Void> reading;

    /** @param maxAge of the copy that is kept */
    public WardenPermissions(String address, Duration maxAge) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory();
        requests.setReadTimeout(Duration.ofSeconds(2));
        warden = RestClient.builder()
                .baseUrl(address)
                .defaultHeader("Cache-Control", "no-cache")
                .requestFactory(requests)
                .build();
        this.maxAge = maxAge;
    }

    /** Admits callers with this permission, by an authority of the token or by one of their roles. */
    public AuthorizationManager<RequestAuthorizationContext> may(String permission) {
        return (caller, request) -> new AuthorizationDecision(caller.get().getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .map(authority -> authority.replaceFirst("^ROLE_", ""))
                .anyMatch(name -> name.equals(permission)
                        || roles().getOrDefault(name, List.of()).stream().anyMatch(held -> implies(held, permission))));
    }

    private static boolean implies(String held, String wanted) {
        return held.equals(wanted)
                || held.equals("*")
                || (held.endsWith(":*") && wanted.startsWith(held.substring(0, held.length() - 1)));
    }

    /** During an outage, the last copy counts for a day, and requests do not wait for the next attempts. */
    private Map<String, List<String>> roles() {
        CompletableFuture<Void> running = refresh();
        if (!outage) {
            running.join();
        }
        return System.currentTimeMillis() - read < DAY ? copy : Map.of();
    }

    private synchronized CompletableFuture<Void> refresh() {
        long now = System.currentTimeMillis();
        if (now >= next) {
            next = now + 10_000;
            reading = CompletableFuture.runAsync(this::read, task -> new Thread(task, "permissions").start());
        }
        return reading;
    }

    private void read() {
        long begin = System.currentTimeMillis();
        try {
            copy = Map.copyOf(warden.get().retrieve().body(Published.class).roles());
            read = begin;
            next = begin + maxAge.toMillis();
            outage = false;
        } catch (RuntimeException failure) { // or an answer without roles
            outage = true;
            System.getLogger("permissions").log(System.Logger.Level.WARNING, failure.toString());
        }
    }

    record Published(Map<String, List<String>> roles) {}
}
