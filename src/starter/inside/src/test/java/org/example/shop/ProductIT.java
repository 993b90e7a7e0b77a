package org.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.warden.support.Warden;
import org.warden.support.WardenExtension;

/** The finished WAR on Payara Micro. */
@ExtendWith(WardenExtension.class)
class ProductIT {
    private static final String TEAPOT = "{\"name\":\"teapot\",\"cents\":1250}";

    @Test
    void callerWithATokenReadsProducts(Warden warden) {
        assertThat(warden.send("GET", "shop/products", null, null).statusCode()).isEqualTo(401);
        assertThat(warden.send("GET", "shop/products", null, warden.token("reader"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void callerWithThePermissionCreatesAProduct(Warden warden) {
        assertThat(warden.send("POST", "shop/products", TEAPOT, warden.token("visitor"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(warden.send("POST", "shop/products", TEAPOT, warden.token("seller", "product:create"))
                        .statusCode())
                .isEqualTo(201);
    }

    /** As a browser does it. */
    @Test
    void eventStreamOpenedWithATicketSendsNewProducts(Warden warden) throws Exception {
        String path = "shop/events?ticket=" + warden.ticket(warden.token("listener"));
        try (BufferedReader events = events(warden, path, 200)) {
            assertThat(next(events)).isEqualTo("{\"connected\":true}");
            String kettle = "{\"name\":\"kettle\",\"cents\":2900}";
            warden.send("POST", "shop/products", kettle, warden.administrator());
            assertThat(next(events)).contains("\"name\":\"kettle\"");
        }
        events(warden, path, 401).close();
    }

    private static BufferedReader events(Warden warden, String path, int status) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(warden.address().resolve(path))
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<InputStream> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(status);
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    /** The data of the next event. */
    private static String next(BufferedReader events) throws IOException {
        String line = events.readLine();
        while (line != null && !line.startsWith("data:")) {
            line = events.readLine();
        }
        return line == null ? "" : line.substring("data:".length()).strip();
    }

    /** Mails that the server sends arrive here. */
    @Test
    void linkForANewPasswordIsMailed(Warden warden) {
        warden.token("forgetful");
        warden.send("POST", "api/user/forgot-password", "{\"email\":\"forgetful@example.org\"}", null);
        assertThat(warden.mail("forgetful@example.org")).contains("/link/");
    }
}
