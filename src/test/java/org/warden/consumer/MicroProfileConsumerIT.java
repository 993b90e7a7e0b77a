package org.warden.consumer;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.warden.server.Api;

/** The starter for a service beside Warden, on a second server of the same kind, with the jar for permissions. */
@Tag("process")
@Tag("smoke")
class MicroProfileConsumerIT extends ConsumerFacts {
    @Override
    RunningConsumer start(Api warden) throws IOException {
        return MicroProfileConsumer.withJar(folder, warden);
    }

    /** WildFly knows the wrong role only. */
    @Override
    int noToken() {
        return MicroProfileConsumer.isOn("wildfly") ? 403 : super.noToken();
    }

    /** WildFly fails, which keeps the caller out as well. */
    @Override
    int unknownKey() {
        return MicroProfileConsumer.isOn("wildfly") ? 500 : super.unknownKey();
    }
}
