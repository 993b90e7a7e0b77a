package org.warden.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HostCookieTest {
    @Test
    void cookieLivesAsLongAsItsValue() {
        assertThat(HostCookie.of(HostCookie.REFRESH, "token", Duration.ofHours(1)))
                .isEqualTo("__Host-warden-refresh=token; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=3600");
    }

    @Test
    void cookieOfADeadTokenIsTakenAway() {
        assertThat(HostCookie.of(HostCookie.REFRESH, "token", Duration.ofSeconds(-1)))
                .endsWith("Max-Age=0");
        assertThat(HostCookie.none(HostCookie.REFRESH))
                .isEqualTo("__Host-warden-refresh=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0");
    }
}
