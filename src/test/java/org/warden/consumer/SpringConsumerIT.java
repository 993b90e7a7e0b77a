package org.warden.consumer;

import com.nimbusds.jose.JOSEException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.warden.server.Api;

/** The starter for Spring. */
@Tag("process")
class SpringConsumerIT extends ConsumerFacts {
    @Override
    RunningConsumer start(Api warden) {
        return SpringConsumer.start(warden, Duration.ofMinutes(5));
    }

    @Test
    void tokenForAnotherUseIsRefused() throws JOSEException {
        requireRefused(refreshToken());
    }
}
