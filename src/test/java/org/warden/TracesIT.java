package org.warden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.Collector;
import org.warden.server.Rush;
import org.warden.server.ServerProcess;
import org.warden.server.TestRun;
import org.warden.server.Visitor;

/** A server with the OpenTelemetry agent and the configuration that we ship, and the collector that gets its traces. */
@Tag("process")
class TracesIT {
    private static final Path AGENT = Path.of("target/agent/opentelemetry-javaagent.jar");
    private static final Path CONFIGURATION = Path.of("src/main/monitoring/opentelemetry.properties");

    @TempDir
    static Path folder;

    private static Collector collector;
    private static ServerProcess server;
    private static Visitor visitor;
    private static final List<String> SECRETS = new ArrayList<>(List.of(Api.PASSWORD, TestRun.ADMIN_PASSWORD));
    private static Traced login;
    private static Traced renewal;
    private static Traced read;
    private static Traced refused;
    private static Traced ticket;
    private static Traced search;

    /** A call as part of a trace that its caller has begun. */
    private record Traced(String trace, String span, Answer answer) {}

    @BeforeAll
    static void makeCalls() throws IOException, InterruptedException {
        collector = new Collector();
        server = ServerProcess.start(
                folder,
                Map.of(
                        "JAVA_TOOL_OPTIONS",
                        "-javaagent:" + AGENT.toAbsolutePath() + " -Dotel.javaagent.configuration-file="
                                + CONFIGURATION.toAbsolutePath(),
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        collector.address().toString(),
                        "WARDEN_BOOTSTRAP_ADMIN_EMAIL",
                        TestRun.ADMIN_EMAIL,
                        "WARDEN_BOOTSTRAP_ADMIN_PASSWORD",
                        TestRun.ADMIN_PASSWORD));
        Api api = server.ready();
        visitor = Visitor.registered(api);
        SECRETS.addAll(List.of(visitor.email, URLEncoder.encode(visitor.email, StandardCharsets.UTF_8)));
        login = traced(api, one -> visitor.by(one).logIn(Api.PASSWORD));
        String token = secret(login.answer().text("token"));
        renewal = traced(api, one -> one.renew(secret(login.answer().text("refreshToken"))));
        secret(renewal.answer().text("refreshToken"));
        secret(renewal.answer().text("token"));
        read = traced(api.as(token), one -> one.get("api/secured"));
        refused = traced(api.as(token + "x"), one -> one.get("api/secured"));
        String good = secret(api.as(token).post("api/user/ticket", "").text("ticket"));
        ticket = traced(api.with("Accept", "text/event-stream"), one -> one.get("nothing?room=1&ticket=" + good));
        Api administrator = api.as(secret(api.login(TestRun.ADMIN_EMAIL, TestRun.ADMIN_PASSWORD)));
        String people = "api/users?search=" + URLEncoder.encode(visitor.email, StandardCharsets.UTF_8);
        // A new server answers 503 until it has prepared the search.
        await().until(() -> administrator.get(people).status() == 200);
        search = traced(administrator, one -> one.get(people));
        makeTheDatabaseRefuse(api);
        for (Traced call : List.of(login, renewal, read, refused, ticket, search)) {
            await().until(() -> collector.trace(call.trace()).stream().anyMatch(TracesIT::isOfARequest));
        }
    }

    /** The messages of H2 contain the row that a unique index refuses. */
    private static void makeTheDatabaseRefuse(Api api) throws InterruptedException {
        Visitor many = new Visitor(api);
        SECRETS.add(many.email);
        assertThat(Rush.of(8, number -> many.register().status())).contains(201).containsOnly(201, 409);
    }

    private static String secret(String text) {
        SECRETS.add(text);
        return text;
    }

    private static Traced traced(Api api, Function<Api, Answer> call) {
        byte[] random = new byte[24];
        ThreadLocalRandom.current().nextBytes(random);
        String ids = HexFormat.of().formatHex(random);
        String trace = ids.substring(0, 32);
        String span = ids.substring(32);
        return new Traced(trace, span, call.apply(api.with("traceparent", "00-" + trace + "-" + span + "-01")));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        collector.close();
    }

    @Test
    void callsSucceed() {
        for (Traced call : List.of(login, renewal, read, search)) {
            assertThat(call.answer().status()).as(call.toString()).isEqualTo(200);
        }
        assertThat(search.answer().body()).contains(visitor.email);
        // Only a ticket that is valid gets this far.
        ticket.answer().mustBe(404, "not-found");
    }

    @Test
    void requestIsOneSpanBelowThatOfItsCaller() {
        for (Traced call : List.of(login, renewal, read, refused, ticket, search)) {
            assertThat(collector.trace(call.trace()))
                    .filteredOn(TracesIT::isOfARequest)
                    .singleElement()
                    .extracting(Collector::parent)
                    .isEqualTo(call.span());
        }
    }

    @Test
    void requestIdIsTheIdOfTheTrace() {
        for (Traced call : List.of(login, renewal, read, refused, ticket, search)) {
            assertThat(call.answer().header("X-Request-Id")).isEqualTo(call.trace());
        }
        assertThat(server.log()).contains(refused.trace());
    }

    /** Open Liberty authenticates a request before the agent sees it, and a ticket is used during that. */
    @Test
    void statementsBelongToTheirRequest() {
        boolean liberty = System.getProperty("warden.it.server").equals("liberty");
        for (Traced call : liberty ? List.of(login, renewal, search) : List.of(login, renewal, ticket, search)) {
            List<Span> spans = collector.trace(call.trace());
            assertThat(spans)
                    .as(() -> call.answer().call() + " in " + spans)
                    .filteredOn(TracesIT::isOfAStatement)
                    .isNotEmpty()
                    .allMatch(statement -> isBelow(statement, call.span(), spans));
        }
    }

    /** Up from parent to parent. */
    private static boolean isBelow(Span below, String above, List<Span> spans) {
        String parent = Collector.parent(below);
        return parent.equals(above)
                || spans.stream()
                        .filter(span -> Collector.id(span).equals(parent))
                        .anyMatch(span -> isBelow(span, above, spans));
    }

    @Test
    void nothingThatIsSecretIsRecorded() {
        String recorded = collector.text();
        assertThat(SECRETS)
                .hasSizeGreaterThan(8)
                .doesNotContainNull()
                .allSatisfy(secret -> assertThat(recorded).doesNotContain(secret));
        assertThat(recorded).doesNotContain("@example.org", "%40example.org");
    }

    /** Otherwise the test above would see nothing. */
    @Test
    void queryIsRecordedWithoutWhatIsSecret() {
        assertThat(queries(ticket)).containsExactly("room=1&ticket=REDACTED");
        assertThat(queries(search)).containsExactly("search=REDACTED");
    }

    private static List<String> queries(Traced call) {
        return collector.trace(call.trace()).stream()
                .flatMap(span -> Collector.attribute(span, "url.query").stream())
                .toList();
    }

    /** Warden has metrics of its own, and a command line may contain a password. */
    @Test
    void onlyTracesAreSentAndNoCommandLine() {
        assertThat(collector.others()).isEmpty();
        assertThat(collector.attributesOfThePrograms())
                .contains("service.name")
                .noneMatch(name -> name.startsWith("process.command"));
    }

    private static boolean isOfARequest(Span span) {
        return span.getKind() == SpanKind.SPAN_KIND_SERVER;
    }

    private static boolean isOfAStatement(Span span) {
        return span.getKind() == SpanKind.SPAN_KIND_CLIENT
                && span.getAttributesList().stream()
                        .anyMatch(one -> one.getKey().startsWith("db."));
    }
}
