package org.warden.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.warden.setting.Settings;

/**
 * How often one address may ask for what is costly and open to anybody.
 *
 * @param burst so often at once
 * @param perMinute so often in the long run
 * @param trustedProxies whose word counts about where a request comes from
 */
public record ThrottleSettings(boolean enabled, int burst, int perMinute, List<Network> trustedProxies) {
    private static final String PROXIES = "warden.throttle.trusted-proxies";

    public static ThrottleSettings from(Settings settings) {
        List<Network> proxies = new ArrayList<>();
        for (String text : settings.optional(PROXIES).orElse("").split(",", -1)) {
            if (!text.isBlank()) {
                Network.read(text)
                        .ifPresentOrElse(
                                proxies::add,
                                () -> settings.mistake(PROXIES, "must be addresses such as 10.0.0.0/8, with commas"));
            }
        }
        return new ThrottleSettings(
                settings.isOn("warden.throttle.enabled"),
                settings.number("warden.throttle.burst", 1, 100_000),
                settings.number("warden.throttle.per-minute", 1, 100_000),
                List.copyOf(proxies));
    }

    /**
     * From where a request comes: the other end of the connection, or what the last trusted proxy says ({@code X-Forwarded-For}).
     * Anybody can write that header, so it is read from its end, and no farther than the trust goes.
     */
    String address(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        List<String> hops = new ArrayList<>();
        for (String header : Collections.list(request.getHeaders("X-Forwarded-For"))) {
            hops.addAll(List.of(header.split(",", -1)));
        }
        for (int i = hops.size() - 1; i >= 0 && isTrusted(address); i--) {
            Optional<InetAddress> hop = Network.address(hops.get(i).strip());
            if (hop.isEmpty()) {
                break;
            }
            address = hop.get().getHostAddress();
        }
        return address;
    }

    private boolean isTrusted(String address) {
        return Network.address(address)
                .filter(known -> trustedProxies.stream().anyMatch(proxy -> proxy.contains(known)))
                .isPresent();
    }
}
