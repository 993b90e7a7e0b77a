package org.warden;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.warden.database.DatabaseSettings;
import org.warden.key.KeyRing;
import org.warden.scrape.About;
import org.warden.setting.Configuration;

/** Logs what a start found, one short line for each fact. The mail server is tried later, by the thread that sends. */
@ApplicationScoped
public class StartReport {
    private static final System.Logger LOG = System.getLogger(StartReport.class.getName());

    @Inject
    Configuration configuration;

    @Inject
    KeyRing keys;

    @Inject
    Clock clock;

    /**
     * Logs the report.
     *
     * @param product name and version of the database
     * @param ahead how far this node's clock is ahead of the database's
     */
    void log(String server, String product, Duration ahead) {
        Facts facts = new Facts(
                About.version(),
                server,
                Runtime.version().toString(),
                product,
                configuration.group(DatabaseSettings.class).name(),
                ahead,
                keys.term(),
                configuration.unsafe());
        facts.lines(clock.instant()).forEach(line -> LOG.log(System.Logger.Level.INFO, line));
    }

    /** What a start found. */
    record Facts(
            String version,
            String server,
            String java,
            String product,
            String database,
            Duration ahead,
            Optional<KeyRing.Term> key,
            List<String> unsafe) {
        List<String> lines(Instant now) {
            List<String> lines = new ArrayList<>();
            lines.add("Warden " + version + " on " + server + ", Java " + java);
            lines.add("Database: " + product + " at " + database);
            lines.add("Clock: " + ahead.abs().toMillis() + " ms " + (ahead.isNegative() ? "behind" : "ahead of")
                    + " the clock of the database");
            key.map(term -> line(term, now)).ifPresent(lines::add);
            if (!unsafe.isEmpty()) {
                lines.add("Trial: warden.profile=production would refuse " + String.join(", ", unsafe));
            }
            return lines;
        }

        private static String line(KeyRing.Term term, Instant now) {
            return "Signing key: " + Duration.between(term.from(), now).toDays() + " days old, to be replaced at "
                    + term.to().truncatedTo(ChronoUnit.SECONDS);
        }
    }
}
