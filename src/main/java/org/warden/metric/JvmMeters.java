package org.warden.metric;

import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmHeapPressureMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;

/** The memory, threads and processor time of the process, as Micrometer measures them. */
@ApplicationScoped
public class JvmMeters implements Measured {
    /** These listen to the garbage collector until they are closed. */
    private final JvmGcMetrics collections = new JvmGcMetrics();

    private final JvmHeapPressureMetrics pressure = new JvmHeapPressureMetrics();

    @Override
    public void register(Meters meters) {
        Stream.of(
                        collections,
                        pressure,
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ClassLoaderMetrics(),
                        new ProcessorMetrics(),
                        new FileDescriptorMetrics(),
                        new UptimeMetrics())
                .forEach(meters::add);
    }

    @PreDestroy
    void close() {
        collections.close();
        pressure.close();
    }
}
