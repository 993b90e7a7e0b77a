package org.warden.consumer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** What roles may do, as Warden publishes it. */
class SpringPermissions {
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final RestClient warden;
    private final Duration maxAge;
    private Published copy = new Published(Map.of());
    private long read;
    private long next;

    SpringPermissions(String address, Duration maxAge) {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(Duration.ofSeconds(2));
        requests.setReadTimeout(Duration.ofSeconds(2));
        warden = RestClient.builder()
                .baseUrl(address)
                .defaultHeader("Cache-Control", "no-cache")
                .requestFactory(requests)
                .build();
        this.maxAge = maxAge;
    }

    /** Admits callers with this permission, by an authority of the token or by one of their roles. */
    AuthorizationManager<RequestAuthorizationContext> may(String permission) {
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

    private synchronized Map<String, List<String>> roles() {
        long now = System.currentTimeMillis();
        if (now >= next) {
            next = now + 10_000; // if this fails, the last copy counts for a day
            try {
                copy = warden.get().retrieve().body(Published.class);
                read = now;
                next = now + maxAge.toMillis();
            } catch (RestClientException outage) {
                System.getLogger("permissions").log(System.Logger.Level.WARNING, outage.toString());
            }
        }
        return now - read < DAY ? copy.roles() : Map.of();
    }

    record Published(Map<String, List<String>> roles) {}
}
