package org.warden.consumer;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.example.orders.Orders;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.warden.server.Api;

/** The starter {@code spring}. */
final class SpringConsumer implements RunningConsumer {
    private static final Path SETTINGS = Path.of("src/starter/spring/src/main/resources/application.properties");

    private final ConfigurableApplicationContext spring;

    private SpringConsumer(ConfigurableApplicationContext spring) {
        this.spring = spring;
    }

    /** For the tokens of this Warden, whose keys it reads again at this age. */
    static SpringConsumer start(Api warden, Duration keysMaxAge) {
        // Spring must not change the logging of the other tests.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        return new SpringConsumer(new SpringApplicationBuilder(Orders.class)
                .run(
                        "--server.port=0",
                        "--spring.main.banner-mode=off",
                        "--spring.config.location=" + SETTINGS.toUri(),
                        "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri="
                                + warden.uri(".well-known/jwks.json"),
                        "--keys.max-age=" + keysMaxAge,
                        "--permissions.location=" + warden.uri(".well-known/warden-permissions"),
                        "--permissions.max-age=" + MAX_AGE));
    }

    @Override
    public Api api() {
        return new Api(
                URI.create("http://localhost:" + spring.getEnvironment().getProperty("local.server.port") + "/"));
    }

    @Override
    public void close() {
        spring.close();
    }
}
