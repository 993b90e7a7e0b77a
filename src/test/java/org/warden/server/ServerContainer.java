package org.warden.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.arquillian.container.test.impl.client.protocol.local.LocalProtocol;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.Archive;

/**
 * The server under test as Arquillian sees it: one process for all test classes, started with the finished WAR the way the
 * README starts it. The servers' own adapters deploy over a management port, which a server of ours does not open.
 */
public final class ServerContainer implements DeployableContainer<ServerContainer.NoConfiguration> {
    private static final Path FOLDER = Path.of(System.getProperty("warden.it.folder", "target"));

    private ServerProcess server;

    @Override
    public void start() throws LifecycleException {
        try {
            Files.createDirectories(FOLDER);
            long begin = System.nanoTime();
            server = ServerProcess.start(FOLDER, settings());
            server.ready();
            figure("start in ms", (System.nanoTime() - begin) / 1_000_000);
        } catch (IOException | RuntimeException | AssertionError failed) {
            if (server != null) {
                server.close();
            }
            throw new LifecycleException("The server did not start.", failed);
        }
    }

    /** The settings of this run, which the build gave to the tests and not to the server. */
    private static Map<String, String> settings() {
        return System.getenv().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("WARDEN_"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void stop() throws LifecycleException {
        try {
            figure("resident MiB", server.residentMebibytes());
        } catch (IOException failed) {
            throw new LifecycleException("The figures cannot be kept.", failed);
        } finally {
            server.close();
        }
    }

    private static void figure(String name, long value) throws IOException {
        Files.writeString(FOLDER.resolve(name.replace(' ', '-') + ".txt"), value + "\n");
    }

    /** The archive is on the server already. */
    @Override
    public ProtocolMetaData deploy(Archive<?> archive) {
        HTTPContext http =
                new HTTPContext(server.address().getHost(), server.address().getPort());
        http.add(new Servlet("Warden", server.address().getPath()));
        return new ProtocolMetaData().addContext(http);
    }

    @Override
    public void undeploy(Archive<?> archive) {
        // The next class is about the same server.
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription(LocalProtocol.NAME);
    }

    @Override
    public Class<NoConfiguration> getConfigurationClass() {
        return NoConfiguration.class;
    }

    /** Everything is in the build. */
    public static final class NoConfiguration implements ContainerConfiguration {
        @Override
        public void validate() {
            // Nothing to be wrong.
        }
    }

    /** Found by Arquillian through {@code META-INF/services}. */
    public static final class Extension implements LoadableExtension {
        @Override
        public void register(ExtensionBuilder builder) {
            builder.service(DeployableContainer.class, ServerContainer.class);
        }
    }
}
