package org.warden.metric;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * The meters of this node. Names are those that are published; labels are pairs of a name and a value. A meter with the same
 * name and labels exists once.
 */
@ApplicationScoped
public class Meters {
    /** The largest duration of a while ago, which no query can combine across nodes. */
    private static final String MAXIMUM = "_max";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ExpositionFormats formats = ExpositionFormats.init();

    public Meters() {
        // Micrometer's names for these break the rules that promtool checks.
        registry.config()
                .meterFilter(MeterFilter.denyNameStartsWith("system.cpu.count"))
                .meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"));
    }

    /** A number that only grows. Its name ends in {@code _total}. */
    public Counter counter(String name, String help, String... labels) {
        return Counter.builder(name).description(help).tags(labels).register(registry);
    }

    /** A histogram of durations with these upper bounds. Its name ends in {@code _seconds}. */
    public Timer histogram(String name, String help, Duration[] bounds, String... labels) {
        return Timer.builder(name)
                .description(help)
                .tags(labels)
                .serviceLevelObjectives(bounds)
                .register(registry);
    }

    /** A number that is read at each scrape; {@code NaN} if there is none at the moment. */
    public void gauge(String name, String help, DoubleSupplier value, String... labels) {
        Gauge.builder(name, value::getAsDouble).description(help).tags(labels).register(registry);
    }

    void add(MeterBinder others) {
        others.bindTo(registry);
    }

    /**
     * Returns every number in a text format.
     *
     * @param accept the formats that the caller accepts: OpenMetrics if they include it, otherwise Prometheus 0.0.4
     */
    public Scrape scrape(String accept) {
        ExpositionFormatWriter writer = formats.findWriter(accept);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            writer.write(text, registry.getPrometheusRegistry().scrape(name -> !name.endsWith(MAXIMUM)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Scrape(writer.getContentType(), text.toByteArray());
    }

    @PreDestroy
    void close() {
        registry.close();
    }

    /**
     * What a scrape answers.
     *
     * @param type the media type, with the version of the format
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    public record Scrape(String type, byte[] text) {}
}
