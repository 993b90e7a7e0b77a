package org.warden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contents of the finished WAR. */
@Tag("process")
class WarContentsIT {
    private static final Path WAR = Path.of(System.getProperty("warden.it.war", "target/warden.war"));
    private static final Path CLIENT = Path.of(System.getProperty("warden.it.client", "target/warden-client.jar"));

    /** Drivers, pool, migrations, JOSE, Argon2id, metrics: a new one is a decision. */
    @Test
    void onlyTheLibrariesThatWereChosenAreInIt() throws IOException {
        assertThat(libraries().keySet().stream().map(jar -> jar.replaceAll("-[0-9.]+\\.jar$", "")))
                .containsExactly(
                        "agroal-api",
                        "agroal-pool",
                        "bcprov-jdk18on",
                        "flyway-core",
                        "flyway-database-postgresql",
                        "h2",
                        "jspecify",
                        "micrometer-commons",
                        "micrometer-core",
                        "micrometer-observation",
                        "micrometer-registry-prometheus",
                        "nimbus-jose-jwt",
                        "postgresql",
                        "prometheus-metrics-config",
                        "prometheus-metrics-core",
                        "prometheus-metrics-exposition-textformats",
                        "prometheus-metrics-model",
                        "prometheus-metrics-tracer-common",
                        "qrcodegen");
    }

    @Test
    void noInterfaceOfAServerIsInIt() throws IOException {
        libraries()
                .forEach((jar, classes) -> assertThat(classes)
                        .as(jar)
                        .noneMatch(type -> type.startsWith("jakarta/")
                                || type.startsWith("javax/")
                                || type.startsWith("org/eclipse/microprofile/")));
    }

    @Test
    void noClassIsInTwoLibraries() throws IOException {
        List<String> all = new ArrayList<>();
        libraries().values().forEach(all::addAll);
        assertThat(all).isNotEmpty().doesNotHaveDuplicates();
    }

    /** The jar for other services is made of classes of this project, and nothing else. */
    @Test
    void clientIsAJarOfItsOwn() throws IOException {
        try (ZipFile war = new ZipFile(WAR.toFile())) {
            assertThat(war.stream().map(ZipEntry::getName)).noneMatch(name -> name.contains("org/warden/client"));
        }
        assertThat(classes(Files.readAllBytes(CLIENT)))
                .contains("org/warden/client/PermissionFilter.class")
                .allMatch(name -> name.startsWith("org/warden/client/"));
    }

    @Test
    void itHasAtMostFourteenMebibytes() throws IOException {
        assertThat(Files.size(WAR)).isBetween(5_000_000L, 14 * 1024 * 1024L);
    }

    /** The classes of every library, without those for other Java versions and the modules' own. */
    private static Map<String, List<String>> libraries() throws IOException {
        Map<String, List<String>> libraries = new TreeMap<>();
        try (ZipFile war = new ZipFile(WAR.toFile())) {
            for (ZipEntry entry : Collections.list(war.entries())) {
                if (entry.getName().matches("WEB-INF/lib/.+\\.jar")) {
                    byte[] jar = war.getInputStream(entry).readAllBytes();
                    libraries.put(entry.getName().substring("WEB-INF/lib/".length()), classes(jar));
                }
            }
        }
        return libraries;
    }

    private static List<String> classes(byte[] jar) throws IOException {
        List<String> classes = new ArrayList<>();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                String name = entry.getName();
                if (name.endsWith(".class") && !name.startsWith("META-INF/") && !name.endsWith("module-info.class")) {
                    classes.add(name);
                }
            }
        }
        return classes;
    }
}
