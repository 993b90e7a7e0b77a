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
    private CompletableFuture<Void> reading;

    /** @param maxAge of the copy that is kept */
    public WardenPermissions(String address, Duration maxAge) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory();
        requests.setReadTimeout(Duration.ofSeconds(5));
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

    private Map<String, List<String>> roles() {
        CompletableFuture<Void> running = refresh();
        if (!hasCopy()) {
            running.join();
        }
        return hasCopy() ? copy : Map.of();
    }

    private boolean hasCopy() {
        return System.currentTimeMillis() - read < DAY;
    }

    private synchronized CompletableFuture<Void> refresh() {
        long now = System.currentTimeMillis();
        if (now >= next) {
            next = now + 10_000; // if this fails, the last copy counts for a day
            reading = CompletableFuture.runAsync(this::read, task -> new Thread(task, "permissions").start());
        }
        return reading;
    }

    private void read() {
        try {
            copy = Map.copyOf(warden.get().retrieve().body(Published.class).roles());
            read = System.currentTimeMillis();
            next = read + maxAge.toMillis();
        } catch (RuntimeException outage) { // or an answer without roles
            System.getLogger("permissions").log(System.Logger.Level.WARNING, outage.toString());
        }
    }

    record Published(Map<String, List<String>> roles) {}
}
