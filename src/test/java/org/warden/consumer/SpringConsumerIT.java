package org.warden.consumer;

import com.nimbusds.jose.JOSEException;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.warden.server.Api;

/** A resource server of Spring Security. */
@Tag("process")
@Tag("smoke")
class SpringConsumerIT extends ConsumerFacts {
    private static ConfigurableApplicationContext spring;

    @BeforeEach
    void start() {
        if (spring == null) {
            // Spring must not change the logging of the other tests.
            System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
            spring = new SpringApplicationBuilder(SpringShop.class)
                    .run(
                            "--server.port=0",
                            "--spring.main.banner-mode=off",
                            "--spring.config.location=classpath:/consumer/spring.properties",
                            "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri="
                                    + published().uri(".well-known/jwks.json"),
                            "--permissions.location=" + published().uri(".well-known/warden-permissions"),
                            "--permissions.max-age=" + MAX_AGE);
        }
    }

    @AfterAll
    static void stop() {
        if (spring != null) {
            spring.close();
        }
    }

    @Override
    Api consumer() {
        return new Api(
                URI.create("http://localhost:" + spring.getEnvironment().getProperty("local.server.port") + "/"));
    }

    @Test
    void tokenForAnotherUseIsRefused() throws JOSEException {
        requireRefused(refreshToken());
    }
}
