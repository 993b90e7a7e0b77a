package org.warden.server;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.util.List;

/** What the server answered. */
public record Answer(int status, HttpHeaders headers, String body) {
    public JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }

    public String text(String field) {
        return json().getString(field, null);
    }

    /** The problem code, or null where this is no problem. */
    public String code() {
        return contentType().equals("application/problem+json") ? text("code") : null;
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

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    public String contentType() {
        return header("Content-Type");
    }
}
