package org.example.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.warden.support.Mint;

/** The running service, with tokens of made-up callers. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class OrdersTest {
    private static final Mint MINT = new Mint();

    @Autowired
    private TestRestTemplate http;

    @DynamicPropertySource
    static void acceptTheTokensOfTheMint(DynamicPropertyRegistry properties) {
        properties.add("spring.security.oauth2.resourceserver.jwt.jwk-set-uri", MINT::keys);
        properties.add("permissions.location", MINT::permissions);
        MINT.role("editor", "product:update");
    }

    private int status(HttpMethod method, String token) {
        RequestEntity<Void> request = RequestEntity.method(method, "/orders")
                .headers(headers -> headers.setBearerAuth(token))
                .build();
        return http.exchange(request, String.class).getStatusCode().value();
    }

    @Test
    void strangerDoesNotRead() {
        ResponseEntity<String> answer = http.getForEntity("/orders", String.class);
        assertThat(answer.getStatusCode().value()).isEqualTo(401);
        assertThat(answer.getHeaders()).doesNotContainKey("Set-Cookie");
        assertThat(status(HttpMethod.GET, "a.b.c")).isEqualTo(401);
    }

    @Test
    void userReads() {
        assertThat(status(HttpMethod.GET, MINT.token("duke", "User"))).isEqualTo(200);
    }

    @Test
    void administratorWrites() {
        assertThat(status(HttpMethod.POST, MINT.token("duke", "User"))).isEqualTo(403);
        assertThat(status(HttpMethod.POST, MINT.token("ada", "User", "Administrator")))
                .isEqualTo(200);
    }

    @Test
    void roleWithThePermissionUpdates() {
        assertThat(status(HttpMethod.PUT, MINT.token("duke", "User"))).isEqualTo(403);
        assertThat(status(HttpMethod.PUT, MINT.token("eve", "User", "editor"))).isEqualTo(200);
    }
}
