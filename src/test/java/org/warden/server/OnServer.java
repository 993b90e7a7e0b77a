package org.warden.server;

import java.net.URI;
import java.net.URL;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
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

    @BeforeEach
    void connect() {
        api = new Api(URI.create(url.toString()));
    }
}
