package org.warden.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.warden.server.Answer;
import org.warden.server.OnServer;

/** The permissions of each role, as services read them. */
class PermissionsIT extends OnServer {
    @Test
    void callerWhoHasThemIsTold() {
        String tag = api.get(".well-known/warden-permissions").header("ETag");
        Answer again = api.send(api.request(".well-known/warden-permissions").header("If-None-Match", tag));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }
}
