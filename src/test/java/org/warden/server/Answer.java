package org.warden.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.util.List;

/**
 * An answer of the server.
 *
 * @param call the request: the method, and the path from the root of the WAR with its query
 */
public record Answer(String call, int status, HttpHeaders headers, String body) {
    public JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }

    /** Requires this status and a complete, consistent problem with this code (RFC 9457, section 3). */
    public Answer mustBe(int expectedStatus, String expectedCode) {
        assertThat(status).as(this::toString).isEqualTo(expectedStatus);
        assertThat(contentType()).isEqualTo("application/problem+json");
        JsonObject problem = json();
        assertThat(problem.getString("code")).as(body).isEqualTo(expectedCode);
        assertThat(problem.getString("type")).isEqualTo("urn:warden:problem:" + expectedCode);
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(problem.getString("detail")).isNotBlank();
        assertThat(problem.getString("instance")).startsWith("/");
        assertThat(problem.getString("requestId")).isEqualTo(header("X-Request-Id"));
        return this;
    }

    public String text(String field) {
        return json().getString(field, null);
    }

    /** The problem code, or null if this is not a problem. */
    public String code() {
        return contentType().equals("application/problem+json") ? text("code") : null;
    }

    /** What {@code errors[]} says about this field. */
    public List<String> messages(String field) {
        return json().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                .filter(error -> error.getString("field").equals(field))
                .map(error -> error.getString("message"))
                .toList();
    }

    /** The fields that {@code errors[]} names. */
    public List<String> fields() {
        JsonObject json = json();
        return json.containsKey("errors")
                ? json.getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                        .map(error -> error.getString("field"))
                        .toList()
                : List.of();
    }

    /** The cookie with this name, in the form in which a caller returns it. */
    public String cookie(String name) {
        return headers.allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith(name + "="))
                .findFirst()
                .orElseThrow()
                .replaceFirst(";.*", "");
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    public String contentType() {
        return header("Content-Type");
    }
}
