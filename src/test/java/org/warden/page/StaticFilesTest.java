package org.warden.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.link.Link;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.problem.Stub;
import org.warden.problem.StubRequest;

class StaticFilesTest {
    private static final StaticFile SCRIPT = file("a", Optional.empty());
    private static final StaticFile PAGE = file("b", Optional.of("default-src 'self'"));
    private static final StaticFiles FILES = new StaticFiles(Map.of("a.js", SCRIPT, "page", PAGE));

    private final Map<String, String> headers = new HashMap<>();

    @Test
    void fileIsAnsweredWithItsTypeAndAStrongTag() {
        Response answer = answer("a.js", "");
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getEntity()).isEqualTo(SCRIPT.content());
        assertThat(answer.getMediaType()).hasToString("text/javascript;charset=UTF-8");
        assertThat(answer.getEntityTag()).isEqualTo(new EntityTag("tag-a", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"tag-a\"", "W/\"tag-a\"", "*"})
    void unchangedFileIsNotSentAgain(String tag) {
        Response answer = answer("a.js", tag);
        assertThat(answer.getStatus()).isEqualTo(304);
        assertThat(answer.hasEntity()).isFalse();
        assertThat(answer.getEntityTag()).isEqualTo(new EntityTag("tag-a"));
    }

    @Test
    void changedFileIsSentAgain() {
        assertThat(answer("a.js", "\"tag-b\"").getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"tag-b\""})
    void pageHasAPolicyOfItsOwnAlsoWhenItIsUnchanged(String tag) {
        answer("page", tag);
        assertThat(headers).containsExactly(Map.entry("Content-Security-Policy", "default-src 'self'"));
    }

    @Test
    void fileThatIsNoPageKeepsThePolicyOfEveryAnswer() {
        answer("a.js", "");
        assertThat(headers).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "other", "b.js", "A.JS", "a.js/", "../page/a.js", "page.html"})
    void nothingElseIsThere(String name) {
        assertThatThrownBy(() -> answer(name, ""))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.NOT_FOUND));
    }

    @ParameterizedTest
    @CsvSource({
        "page.html, text/html;charset=UTF-8",
        "link.js, text/javascript;charset=UTF-8",
        "link.css, text/css;charset=UTF-8"
    })
    void typeFollowsFromTheEnding(String name, String type) {
        assertThat(StaticFile.beside(Link.class, name).type()).isEqualTo(type);
    }

    @Test
    void tagFollowsFromTheContentAlone() {
        String tag = StaticFile.beside(Link.class, "link.js").tag();
        assertThat(tag).matches("[0-9a-f]{32}");
        assertThat(StaticFile.beside(Link.class, "link.js").under("x").tag()).isEqualTo(tag);
        assertThat(StaticFile.beside(Link.class, "link.css").tag()).isNotEqualTo(tag);
    }

    @Test
    void fileThatIsNotThereOrHasNoTypeFailsAtOnce() {
        assertThatThrownBy(() -> StaticFile.beside(Link.class, "other.js")).hasMessageContaining("other.js");
        assertThatThrownBy(() -> StaticFile.beside(Link.class, "Link.class")).hasMessageContaining("Link.class");
    }

    private Response answer(String name, String tag) {
        HttpServletResponse response = Stub.of(HttpServletResponse.class)
                .on("setHeader", given -> headers.put((String) given[0], (String) given[1]))
                .build();
        return FILES.answer(
                name, StubRequest.to("/x", tag.isEmpty() ? Map.of() : Map.of("If-None-Match", List.of(tag))), response);
    }

    private static StaticFile file(String text, Optional<String> policy) {
        return new StaticFile(
                text.getBytes(StandardCharsets.UTF_8), "text/javascript;charset=UTF-8", "tag-" + text, policy);
    }
}
