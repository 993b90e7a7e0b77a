package org.warden.consumer;

import java.time.Duration;
import org.warden.server.Api;

/** A starter for a service beside Warden, which runs. */
interface RunningConsumer extends AutoCloseable {
    /** The age at which it reads the published permissions again, instead of five minutes. */
    Duration MAX_AGE = Duration.ofSeconds(1);

    /** Its API, called without a token. */
    Api api();

    @Override
    void close();
}
