package org.warden.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Receives traces as an operator's collector does (OTLP over HTTP, in protobuf), and keeps them. */
public final class Collector implements AutoCloseable {
    private static final String TRACES = "/v1/traces";

    private final HttpServer server;
    private final List<ResourceSpans> received = new CopyOnWriteArrayList<>();
    private final Set<String> others = new ConcurrentSkipListSet<>();

    /** A collector on a free port. */
    public Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestURI().getPath().equals(TRACES)) {
            received.addAll(ExportTraceServiceRequest.parseFrom(body).getResourceSpansList());
        } else {
            others.add(exchange.getRequestURI().getPath());
        }
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    /** Where programs send what they have recorded. */
    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** The addresses of what has arrived besides traces. */
    public Set<String> others() {
        return Set.copyOf(others);
    }

    /** All spans of a trace that have arrived. */
    public List<Span> trace(String traceId) {
        return spans().filter(span -> hex(span.getTraceId().toByteArray()).equals(traceId))
                .toList();
    }

    /** All spans that have arrived. */
    public Stream<Span> spans() {
        return received.stream()
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream());
    }

    /** Everything that has arrived, as text, with all attributes and events. */
    public String text() {
        return received.stream().map(ResourceSpans::toString).collect(Collectors.joining());
    }

    /** The names of the attributes that tell which program sends. */
    public Set<String> attributesOfThePrograms() {
        return received.stream()
                .flatMap(resource -> resource.getResource().getAttributesList().stream())
                .map(KeyValue::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The text of an attribute, if the span has it. */
    public static Optional<String> attribute(Span span, String name) {
        return span.getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals(name))
                .map(attribute -> attribute.getValue().getStringValue())
                .findFirst();
    }

    /** The id of the span, in hexadecimal digits. */
    public static String id(Span span) {
        return hex(span.getSpanId().toByteArray());
    }

    /** The id of the span that this one is a part of; empty for the first of a trace. */
    public static String parent(Span span) {
        return hex(span.getParentSpanId().toByteArray());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
