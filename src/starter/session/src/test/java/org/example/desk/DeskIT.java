package org.example.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.warden.support.Service;
import org.warden.support.Warden;
import org.warden.support.WardenExtension;

/** The finished WAR on Payara Micro, and a real Warden on another. */
@ExtendWith(WardenExtension.class)
class DeskIT {
    private final HttpClient http = HttpClient.newHttpClient();
    private String cookie = "";

    @Test
    void userLogsInAndOut(Warden warden, Service desk) throws IOException, InterruptedException {
        warden.token("duke");
        assertThat(get(desk, "desk")).contains("j_password");
        logIn(desk, "duke", "wrong");
        assertThat(get(desk, "login")).contains("is wrong");
        logIn(desk, "duke", warden.password());
        assertThat(get(desk, "desk")).contains("duke@example.org").doesNotContain("administrators");
        post(desk, "logout", "");
        assertThat(get(desk, "desk")).contains("j_password");
    }

    @Test
    void administratorSeesMore(Warden warden, Service desk) throws IOException, InterruptedException {
        get(desk, "desk");
        logIn(desk, "admin@example.org", warden.password());
        assertThat(get(desk, "desk")).contains("administrators");
    }

    private void logIn(Service desk, String name, String password) throws IOException, InterruptedException {
        post(desk, "j_security_check", "j_username=" + name + "&j_password=" + password.replace(' ', '+'));
    }

    private String get(Service desk, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(desk.address().resolve(path)));
    }

    private void post(Service desk, String path, String form) throws IOException, InterruptedException {
        URI address = desk.address().resolve(path);
        send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** The cookie by hand: unlike browsers, Java sends no secure cookie to http://localhost. */
    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.header("Cookie", cookie).build(), BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").forEach(set -> cookie = set.replaceFirst(";.*", ""));
        return answer.body();
    }
}
