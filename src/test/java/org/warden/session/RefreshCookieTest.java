package org.warden.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefreshCookieTest {
    @Test
    void cookieLivesAsLongAsItsToken() {
        assertThat(RefreshCookie.of("token", Duration.ofHours(1)))
                .isEqualTo("__Host-warden-refresh=token; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=3600");
    }

    @Test
    void cookieOfADeadTokenIsTakenAway() {
        assertThat(RefreshCookie.of("token", Duration.ofSeconds(-1))).endsWith("Max-Age=0");
        assertThat(RefreshCookie.none())
                .isEqualTo("__Host-warden-refresh=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0");
    }
}
