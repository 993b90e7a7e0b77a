package org.warden.consumer;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.warden.server.Api;

/** The starter for Node. */
@Tag("process")
class NodeConsumerIT extends ConsumerFacts {
    @Override
    RunningConsumer start(Api warden) throws IOException {
        return NodeConsumer.start(folder, warden, Duration.ofMinutes(5));
    }

    @Test
    void tokenForAnotherUseIsRefused() throws JOSEException {
        requireRefused(refreshToken());
    }
}
