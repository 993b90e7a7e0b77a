package org.warden.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.warden.server.OnServer;
import org.warden.server.ServerContainer;
import org.warden.server.Wire;

/** Strangers cannot fill the log: the server writes at most one short line about any request. */
@Tag("edge")
@Tag("smoke")
class QuietLogIT extends OnServer {
    private static final int SHORT = 300;

    private static final String POST = """
            POST /api/user/token HTTP/1.1
            Host: localhost
            Content-Type: application/json
            """;
    private static final String CHUNKED = POST + "Transfer-Encoding: chunked\n\n";
    private static final String GET = "GET /api/secured HTTP/1.1\nConnection: close\n";

    /** Raw requests; the line ends become CR LF. */
    private static final Map<String, String> HOSTILE = new LinkedHashMap<>();

    static {
        HOSTILE.put("a body that ends early", POST + "Content-Length: 50\n\n{}");
        HOSTILE.put("chunks that end early", CHUNKED + "5\n{}");
        HOSTILE.put("a chunk of a negative size", CHUNKED + "-5\n{}\n0\n\n");
        HOSTILE.put("a chunk of a size beyond every range", CHUNKED + "fffffffffffffffffff\n{}\n0\n\n");
        HOSTILE.put("a chunk of a size that is no number", CHUNKED + "zz\n{}\n0\n\n");
        HOSTILE.put("a chunk without its end", CHUNKED + "2\n{}X");
        HOSTILE.put("a trailer without a name", CHUNKED + "2\n{}\n0\n:\n\n");
        HOSTILE.put("a negative length", POST + "Content-Length: -1\n\n{}");
        HOSTILE.put("two lengths", POST + "Content-Length: 2\nContent-Length: 3\n\n{}");
        HOSTILE.put("an unknown coding", POST + "Transfer-Encoding: gzip\n\n{}");
        HOSTILE.put("an unknown character set", POST.replace("json", "json;charset=x") + "Content-Length: 2\n\n{}");
        HOSTILE.put("a broken form", POST.replace("json", "x-www-form-urlencoded") + "Content-Length: 5\n\n%zz=%");
        HOSTILE.put(
                "a broken multipart body", POST.replace("application/json", "multipart/x") + "Content-Length: 1\n\nx");
        for (String host :
                List.of("x:y$", "x:80@evil.test", "", ":80", "localhost:2$", "localhost\n x", "[::1", "\u00e9")) {
            HOSTILE.put("the host " + host, GET + "Host: " + host + "\n\n");
        }
        for (String path :
                List.of("/%zz", "/%00", "/%", "/%ff", "/api/secured%", "/?%zz", "x", "http://[/x", "*", "/\\")) {
            HOSTILE.put("the path " + path, "GET " + path + " HTTP/1.1\nHost: localhost\nConnection: close\n\n");
        }
        for (String header : List.of(
                "Cookie: $Version=x",
                "Cookie: a=\u00e9",
                "Cookie: a=\"b; ;=x",
                "X: a\0b",
                "X y: a",
                ": a",
                "no colon",
                "Authorization: Basic ====",
                "Authorization: Bearer \u00e9",
                "Accept: a/b;q=x",
                "Accept-Language: ;;q=x,xxxxxxxxxxxxxxxxx",
                "Expect: x",
                "If-Modified-Since: x",
                "Range: bytes=9-1",
                "X: " + "a".repeat(20_000),
                "X: a\n".repeat(300) + "Y: b")) {
            HOSTILE.put(
                    "the header " + header.substring(0, Math.min(30, header.length())),
                    GET + "Host: localhost\n" + header + "\n\n");
        }
        HOSTILE.put("a broken upgrade", """
                GET / HTTP/1.1
                Host: localhost
                Upgrade: h2c
                HTTP2-Settings: !!!
                Connection: Upgrade, HTTP2-Settings

                """);
        HOSTILE.put("broken HTTP/2", "PRI * HTTP/2.0\n\nSM\n\n" + "\u00ff".repeat(100));
        HOSTILE.put("another version", "GET / HTTP/9.9\nHost: localhost\n\n");
        HOSTILE.put("another method", "G(T / HTTP/1.1\nHost: localhost\nConnection: close\n\n");
        HOSTILE.put("TLS", "\u0016\u0003\u0001\0\u0200\u0001" + "\0".repeat(100));
        HOSTILE.put("no HTTP", "hello\n\n");
        HOSTILE.put("nothing", "");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void atMostOneShortLineIsWrittenAbout(String what) {
        int before = mark();
        new Wire(api.uri("")).abandon(HOSTILE.get(what).replace("\n", "\r\n"));
        new Wire(api.uri("")).reset(HOSTILE.get(what).replace("\n", "\r\n"));
        // Two forms of the same request: complete, and cut off.
        int after = mark();
        List<String> lines = lines().subList(before + 1, after);
        assertThat(lines).as(String.join("\n", lines)).hasSizeLessThanOrEqualTo(2);
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(SHORT));
    }

    static Stream<String> atMostOneShortLineIsWrittenAbout() {
        return HOSTILE.keySet().stream();
    }

    /** Sends a refused token, waits for its line in the log, and returns the index of that line. */
    private int mark() {
        String mark = UUID.randomUUID().toString();
        api.send(api.request("api/secured").header("Authorization", "Bearer x").header("X-Request-Id", mark));
        return await().until(() -> indexOf(mark), index -> index >= 0);
    }

    private static int indexOf(String mark) {
        List<String> lines = lines();
        return IntStream.range(0, lines.size())
                .filter(index -> lines.get(index).contains(mark))
                .findFirst()
                .orElse(-1);
    }

    private static List<String> lines() {
        return ServerContainer.log().lines().toList();
    }
}
