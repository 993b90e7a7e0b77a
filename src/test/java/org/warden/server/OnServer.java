package org.warden.server;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.net.URI;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test that speaks HTTP to the deployed WAR. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
public abstract class OnServer {
    @ArquillianResource
    private URL url;

    /** The API of the server under test. */
    protected Api api;

    /** The finished WAR only. */
    @Deployment(testable = false)
    public static WebArchive war() {
        return ShrinkWrap.create(ZipImporter.class, "warden.war")
                .importFrom(ServerProcess.war().toFile())
                .as(WebArchive.class);
    }

    /** Skips a test about a behavior of this server itself, which the manual mentions. */
    public static void differsOn(String server, String how) {
        assumeFalse(server.equals(System.getProperty("warden.it.server")), server + " " + how);
    }

    @BeforeEach
    void connect() {
        api = new Api(URI.create(url.toString()));
    }
}
