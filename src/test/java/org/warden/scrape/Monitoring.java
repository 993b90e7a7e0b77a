package org.warden.scrape;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The alerts and the dashboard that operators copy. */
final class Monitoring {
    static final Path RULES = Path.of("src/main/monitoring/warden.rules.yml");
    static final Path RULE_TESTS = Path.of("src/main/monitoring/warden.rules.test.yml");
    static final Path PAGE = Path.of("src/site/markdown/metrics.md");
    private static final Path DASHBOARD = Path.of("src/main/monitoring/dashboard.json");

    /** Prometheus' own {@code up} is none of them. */
    private static final Pattern METRIC = Pattern.compile("\\b(?:http|jvm|process|system|warden)_[a-z0-9_]+");

    private static final Pattern ALERT = Pattern.compile("(?m)^ *- alert: (\\w+)$");

    /** The names of the alerts, in the order of the file. */
    static List<String> alerts() {
        return ALERT.matcher(read(RULES)).results().map(found -> found.group(1)).toList();
    }

    /** Every PromQL of the dashboard. */
    static List<String> queries() {
        return dashboard().getJsonArray("panels").stream()
                .map(JsonValue::asJsonObject)
                .filter(panel -> panel.containsKey("targets"))
                .flatMap(panel -> panel.getJsonArray("targets").stream())
                .map(target -> target.asJsonObject().getString("expr"))
                .toList();
    }

    /** The same as recording rules, because promtool checks nothing else. */
    static String queriesAsRules() {
        return queries().stream()
                .map(query -> "  - {record: checked, expr: '" + query + "', labels: {query: '"
                        + Integer.toHexString(query.hashCode()) + "'}}\n")
                .collect(Collectors.joining("", "groups:\n- name: dashboard\n  rules:\n", ""));
    }

    /** Every metric that the alerts and the dashboard name. */
    static Set<String> metrics() {
        return Stream.concat(Stream.of(read(RULES)), queries().stream())
                .flatMap(text -> METRIC.matcher(text).results())
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static JsonObject dashboard() {
        try (JsonReader reader = Json.createReader(new StringReader(read(DASHBOARD)))) {
            return reader.readObject();
        }
    }

    private Monitoring() {}
}
