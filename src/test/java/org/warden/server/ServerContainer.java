package org.warden.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
 * The server under test for Arquillian: one process for all test classes, started with the finished WAR as in the manual. The
 * servers' own adapters deploy through a management port, which is closed here.
 */
public final class ServerContainer implements DeployableContainer<ServerContainer.NoConfiguration> {
    private static volatile ServerProcess server;

    /** The build runs each class separately, so the server outlives what Arquillian sees as the end of a suite. */
    @Override
    public void start() throws LifecycleException {
        if (server != null) {
            return;
        }
        try {
            Files.createDirectories(TestRun.folder());
            long begin = System.nanoTime();
            server = ServerProcess.start(TestRun.folder(), TestRun.settings());
            server.ready();
            figure("start in ms", (System.nanoTime() - begin) / 1_000_000);
        } catch (IOException | RuntimeException | AssertionError failed) {
            end();
            throw new LifecycleException("The server did not start.", failed);
        }
    }

    /** Everything that the server under test has printed so far. */
    public static String log() {
        return server.log();
    }

    @Override
    public void stop() {
        // The next class is about the same server.
    }

    /** Ends the server with the test process. */
    static void end() {
        if (server == null) {
            return;
        }
        try (ServerProcess ending = server) {
            server = null;
            figure("resident MiB", ending.residentMebibytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void figure(String name, long value) throws IOException {
        Files.writeString(TestRun.folder().resolve(name.replace(' ', '-') + ".txt"), value + "\n");
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
            // Nothing to check.
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
