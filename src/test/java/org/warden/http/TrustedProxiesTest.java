package org.warden.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.warden.problem.StubRequest;

/** ASVS 4.1.3: which proxies may state the origin of a request. The remote address of the stub is 192.0.2.1. */
class TrustedProxiesTest {
    @Test
    void noProxyIsTrustedUnlessNamed() {
        assertThat(address(List.of(), "198.51.100.7")).isEqualTo("192.0.2.1");
        assertThat(address(List.of("10.0.0.0/8"), "198.51.100.7")).isEqualTo("192.0.2.1");
    }

    @Test
    void trustedProxyIsBelieved() {
        assertThat(address(List.of("192.0.2.1"), "198.51.100.7")).isEqualTo("198.51.100.7");
    }

    @Test
    void addressThatTheCallerWroteIsNot() {
        assertThat(address(List.of("192.0.2.1"), "203.0.113.1, 198.51.100.7")).isEqualTo("198.51.100.7");
        assertThat(address(List.of("192.0.2.1", "10.0.0.0/8"), "203.0.113.1, 198.51.100.7, 10.1.2.3"))
                .isEqualTo("198.51.100.7");
    }

    @Test
    void whatIsNoAddressIsNotBelieved() {
        for (String hostile : List.of(
                "",
                "unknown",
                "evil.example",
                "198.51.100.7:",
                ":80",
                "[198.51.100.7",
                "[::1",
                "[::1]x",
                "1.2.3.4, ",
                "<script>")) {
            assertThat(address(List.of("192.0.2.1"), hostile)).isEqualTo("192.0.2.1");
        }
    }

    /** As gateways of Azure, ALB and some others write it. */
    @Test
    void portsAndBracketsAreNotPartOfTheAddress() {
        List<String> proxies = List.of("192.0.2.1");
        assertThat(address(proxies, "198.51.100.7:80")).isEqualTo("198.51.100.7");
        assertThat(address(proxies, "[198.51.100.7]:80")).isEqualTo("198.51.100.7");
        assertThat(address(proxies, "[2001:db8::1]")).isEqualTo(address(proxies, "2001:db8::1"));
        assertThat(address(proxies, "[2001:db8::1]:65535")).isEqualTo(address(proxies, "2001:db8::1"));
        assertThat(address(List.of("192.0.2.1", "10.0.0.0/8"), "203.0.113.1:1, 198.51.100.7:80, 10.1.2.3:443"))
                .isEqualTo("198.51.100.7");
    }

    private static String address(List<String> proxies, String header) {
        List<Network> trusted =
                proxies.stream().map(text -> Network.read(text).orElseThrow()).toList();
        return new TrustedProxies(trusted)
                .address(StubRequest.to("/api/user/token", Map.of("X-Forwarded-For", List.of(header))));
    }
}
