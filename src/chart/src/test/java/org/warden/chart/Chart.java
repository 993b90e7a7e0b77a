package org.warden.chart;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The chart, and the objects that Helm makes of it. */
final class Chart {
    static final Path FOLDER = Path.of("../main/helm/warden");

    private static final KubernetesSerialization KUBERNETES = new KubernetesSerialization();

    static {
        KUBERNETES.registerKubernetesResource(ServiceMonitor.class);
        KUBERNETES.registerKubernetesResource(PrometheusRule.class);
    }

    private Chart() {}

    static Helm helm() {
        return new Helm(FOLDER);
    }

    /** A copy of the chart in which the values that must be set have some. */
    static Path withValues(Path folder) throws IOException {
        Path copy = folder.resolve("warden");
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, copy.resolve(FOLDER.relativize(file).toString()));
            }
        }
        Path values = copy.resolve("values.yaml");
        String text = Files.readString(values)
                .replace("publicUrl: \"\"", "publicUrl: https://id.example.org")
                .replace(" url: \"\"", " url: jdbc:postgresql://db/warden")
                .replace(" host: \"\"", " host: mail.example.org")
                .replace(" from: \"\"", " from: warden@example.org");
        Files.writeString(values, text);
        return copy;
    }

    /** The text for a file of values in the test's resources, with these values over it. */
    static String text(String values, Map<String, String> more) {
        var template =
                helm().template().withName("warden").withNamespace("identity").withKubeVersion("1.34.0");
        template.withValuesFile(Path.of("src/test/resources", values));
        more.forEach(template::set);
        return template.call();
    }

    static List<HasMetadata> objects(String values) {
        return objects(values, Map.of());
    }

    static List<HasMetadata> objects(String values, Map<String, String> more) {
        return Stream.of(text(values, more).split("(?m)^---$"))
                .filter(document -> document.lines().anyMatch(line -> line.startsWith("kind:")))
                .map(Chart::read)
                .toList();
    }

    static HasMetadata read(String yaml) {
        return KUBERNETES.<HasMetadata>unmarshal(yaml);
    }

    /** The only object of this type. */
    static <T> T only(Class<T> type, List<HasMetadata> objects) {
        List<T> found =
                objects.stream().filter(type::isInstance).map(type::cast).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " objects are a " + type.getSimpleName());
        }
        return found.get(0);
    }
}
