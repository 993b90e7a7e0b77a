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
    /**
     * These listen to the garbage collector until they are closed. Not made in the constructor, which the container also calls
     * for its proxy: those of the proxy would never be closed, and keep the classes of an application that is gone.
     */
    private JvmGcMetrics collections;

    private JvmHeapPressureMetrics pressure;

    @Override
    public void register(Meters meters) {
        collections = new JvmGcMetrics();
        pressure = new JvmHeapPressureMetrics();
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
        if (collections != null) {
            collections.close();
            pressure.close();
        }
    }
}
