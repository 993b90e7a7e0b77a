package org.warden.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.key.StolenKey;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.TestRun;

/** The starter for a service beside Warden without the jar: it knows the names in the token, and no permissions of roles. */
@Tag("process")
class WithoutJarConsumerIT extends OnServer {
    @TempDir
    static Path folder;

    private static RunningConsumer consumer;

    private String token;
    private Forgery forgery;
    private RSAKey key;

    @BeforeEach
    void start() throws IOException, ParseException, SQLException {
        if (consumer == null) {
            consumer = MicroProfileConsumer.withoutJar(folder, api);
        }
        token = api.newcomer(Api.someone());
        forgery = new Forgery(token);
        key = StolenKey.take();
    }

    @AfterAll
    static void stop() {
        if (consumer != null) {
            consumer.close();
            consumer = null;
        }
    }

    @Test
    void rolesDecideAsBefore() throws JOSEException {
        assertThat(orders(token).get("orders").status()).isEqualTo(200);
        assertThat(orders(token).post("orders", "").status()).isEqualTo(403);
        assertThat(orders(having("User", "Administrator")).post("orders", "").status())
                .isEqualTo(200);
    }

    /** Administrators have every permission, but only the jar knows that. */
    @Test
    void permissionOfARoleAdmitsNoCaller() {
        Answer answer =
                orders(api.login(TestRun.ADMIN_EMAIL, TestRun.ADMIN_PASSWORD)).put("orders", "");
        assertThat(answer.status()).isEqualTo(403);
    }

    /** As Warden writes them if it is configured so. */
    @Test
    void permissionInTheTokenAdmitsTheCaller() throws JOSEException {
        assertThat(orders(having("User")).put("orders", "").status()).isEqualTo(403);
        assertThat(orders(having("User", "product:update")).put("orders", "").status())
                .isEqualTo(200);
    }

    private String having(String... groups) throws JOSEException {
        return forgery.signed(key, claims -> claims.claim("groups", List.of(groups)));
    }

    private static Api orders(String bearer) {
        return consumer.api().as(bearer);
    }
}
