package org.warden.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** The domain of the manual, copied for each start and run by the server's own command line, in the foreground. */
final class PayaraServer implements ServerKind {
    private static final Path CONFIG = Path.of("payara-config").toAbsolutePath();
    private static final Path TESTS =
            Path.of("src/test/resources/payara-server").toAbsolutePath();
    private static final String MAIN = "com.sun.enterprise.glassfish.bootstrap.ASMain";

    private static Path template;
    private static List<String> commandLine;

    @Override
    public List<String> command(Launch launch) throws IOException {
        make();
        Path domain = Files.createTempDirectory(launch.folder(), "payara").resolve("domain");
        ServerKind.copy(template, domain);
        List<String> command = new ArrayList<>();
        command.addAll(List.of("env", "HTTP_PORT=" + launch.port(), "CONTEXT_ROOT=" + launch.contextRoot()));
        command.addAll(List.of(
                "WAR=" + launch.war(), ServerKind.java().resolve("bin/java").toString()));
        command.addAll(ServerKind.words("warden.it.java"));
        commandLine.forEach(word -> command.add(word.replace(template.toString(), domain.toString())));
        command.addAll(List.of("-domainname", "warden", "-domaindir", domain.toString()));
        command.addAll(List.of("-instancename", "server", "-type", "DAS", "-verbose", "false"));
        command.addAll(
                List.of("-postbootcommandfile", TESTS.resolve("deploy.asadmin").toString()));
        return command;
    }

    /** Prepared once: the domain with Warden's settings, and the command line that starts it. */
    private static synchronized void make() throws IOException {
        if (template != null) {
            return;
        }
        Path domains = Files.createTempDirectory(
                Files.createDirectories(
                        Path.of(System.getProperty("warden.it.folder")).toAbsolutePath()),
                "payara-template");
        Path domain = domains.resolve("warden");
        ServerKind.copy(ServerKind.home().resolve("glassfish/domains/domain1"), domain);
        Path preBoot = domains.resolve("pre-boot.asadmin");
        Files.writeString(
                preBoot,
                Files.readString(CONFIG.resolve("server-pre-boot.asadmin"))
                        + Files.readString(TESTS.resolve("pre-boot.asadmin")));
        startDomain(
                domains,
                "--warmup",
                "--prebootcommandfile=" + preBoot,
                "--postbootcommandfile=" + CONFIG.resolve("server-post-boot.asadmin"));
        // The command ends a moment before its server does.
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !runs(domain));
        Files.copy(
                CONFIG.resolve("server-logging.properties"),
                domain.resolve("config/logging.properties"),
                StandardCopyOption.REPLACE_EXISTING);
        List<String> lines = startDomain(domains, "--dry-run").lines().toList();
        commandLine = lines.subList(lines.indexOf("-cp"), lines.indexOf(MAIN) + 1).stream()
                .filter(line -> !line.isBlank())
                .toList();
        template = domain;
    }

    private static String startDomain(Path domains, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.addAll(List.of("env", "HTTP_PORT=" + ServerProcess.freePort()));
        command.addAll(List.of(ServerKind.java().resolve("bin/java").toString(), "-jar"));
        command.add(ServerKind.home()
                .resolve("glassfish/lib/client/appserver-cli.jar")
                .toString());
        command.addAll(List.of("start-domain", "--domaindir=" + domains));
        command.addAll(List.of(options));
        command.add("warden");
        Process asadmin = new ProcessBuilder(command).redirectErrorStream(true).start();
        asadmin.getOutputStream().close();
        String said = new String(asadmin.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!said.contains(MAIN) && !said.contains("successfully")) {
            throw new IOException("No domain of Payara Server:\n" + said);
        }
        return said;
    }

    private static boolean runs(Path domain) {
        return ProcessHandle.allProcesses()
                .anyMatch(process -> process.info().commandLine().orElse("").contains("instanceRoot=" + domain));
    }
}
