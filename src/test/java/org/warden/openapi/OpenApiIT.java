package org.warden.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;

/** The description of the API is served as it is committed. */
class OpenApiIT extends OnServer {
    @Test
    void documentIsTheCommittedFile() throws IOException {
        Answer answer = api.get("openapi");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(answer.body())
                .isEqualTo(Files.readString(Path.of("src/main/resources/org/warden/openapi/openapi.json")));
    }

    @Test
    void answerMayBeKeptForFiveMinutes() {
        Answer answer = api.get("openapi");
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=300");
        assertThat(answer.header("ETag")).matches("\"[0-9a-f]{32}\"");
    }

    @Test
    void callerWhoHasItIsTold() {
        String tag = api.get("openapi").header("ETag");
        Answer answer = api.send(api.request("openapi").header("If-None-Match", tag));
        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("ETag")).isEqualTo(tag);
    }

    @Test
    void headIsAnsweredWithoutABody() {
        Answer answer = api.send("HEAD", "openapi", null, BodyPublishers.noBody());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo(api.get("openapi").header("ETag"));
        assertThat(answer.body()).isEmpty();
    }

    /** A caller appends the path of an operation to the address of the server, which is relative to the document. */
    @Test
    void addressesAreRelativeToTheDocument() {
        URI document = api.uri("openapi");
        String server = api.get("openapi")
                .json()
                .getJsonArray("servers")
                .getJsonObject(0)
                .getString("url");
        String root = document.resolve(server).toString().replaceFirst("/$", "");
        assertThat(new Api(URI.create(root + "/")).get("api/secured").status()).isEqualTo(401);
    }
}
