package org.warden.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * The proxies whose {@code X-Forwarded-For} is trusted.
 *
 * @param networks the addresses of the proxies
 */
@SettingsGroup
public record TrustedProxies(List<Network> networks) {
    private static final String PROXIES = "warden.throttle.trusted-proxies";

    /**
     * An address in the formats that proxies use: IPv6 may be in brackets, and a port may follow ({@code 192.0.2.1:80}, {@code
     * [::1]:80}).
     */
    private static final Pattern HOP =
            Pattern.compile("\\[([0-9a-fA-F:.]+)](?::\\d{1,5})?|([0-9.]+):\\d{1,5}|([0-9a-fA-F:.]+)");

    public static TrustedProxies from(Settings settings) {
        List<Network> proxies = new ArrayList<>();
        for (String text : settings.optional(PROXIES).orElse("").split(",", -1)) {
            if (!text.isBlank()) {
                Network.read(text)
                        .ifPresentOrElse(
                                proxies::add,
                                () -> settings.mistake(
                                        PROXIES, "must be networks such as 10.0.0.0/8, separated by commas"));
            }
        }
        return new TrustedProxies(List.copyOf(proxies));
    }

    /**
     * Returns the address of the client: the peer of the connection, or what the last trusted proxy reports ({@code
     * X-Forwarded-For}). Any client can send that header, so it is read from its end, and only while the addresses are those of
     * trusted proxies. {@code Forwarded} (RFC 7239) is not read: a proxy that sets one of the two headers passes on the other
     * unchanged.
     */
    String address(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        List<String> hops = new ArrayList<>();
        for (String header : Collections.list(request.getHeaders("X-Forwarded-For"))) {
            hops.addAll(List.of(header.split(",", -1)));
        }
        for (int i = hops.size() - 1; i >= 0 && isTrusted(address); i--) {
            Optional<InetAddress> hop = hop(hops.get(i).strip());
            if (hop.isEmpty()) {
                break;
            }
            address = hop.get().getHostAddress();
        }
        return address;
    }

    private boolean isTrusted(String address) {
        return Network.address(address)
                .filter(known -> networks.stream().anyMatch(proxy -> proxy.contains(known)))
                .isPresent();
    }

    private static Optional<InetAddress> hop(String text) {
        Matcher hop = HOP.matcher(text);
        return hop.matches()
                ? Optional.ofNullable(hop.group(1))
                        .or(() -> Optional.ofNullable(hop.group(2)))
                        .or(() -> Optional.ofNullable(hop.group(3)))
                        .flatMap(Network::address)
                : Optional.empty();
    }
}
