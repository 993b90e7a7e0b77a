package org.warden;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Locale;
import org.warden.bootstrap.FirstAdministrator.OneTimePassword;
import org.warden.bootstrap.FirstStart;
import org.warden.database.ConnectionPool;
import org.warden.database.Migration;
import org.warden.health.Pulse;
import org.warden.http.HttpSettings;
import org.warden.key.KeyMaking;
import org.warden.metric.Measurements;
import org.warden.mirror.Mirrors;
import org.warden.scrape.About;
import org.warden.secondfactor.ProtectedRoles;
import org.warden.setting.Configuration;
import org.warden.shutdown.Shutdown;
import org.warden.time.ClockCheck;

/** Starts Warden in a fixed order. No request is served before the start is complete, and none at all if it fails. */
@WebListener
@DataSourceDefinition(
        name = "java:app/jdbc/warden",
        className = "org.warden.database.WardenDataSource",
        transactional = true,
        // These connections cost nothing: warden.db.pool-size limits the pool behind them.
        initialPoolSize = 1,
        minPoolSize = 1,
        maxPoolSize = 256,
        // A statement in the server's cache would outlive the lease of its connection.
        maxStatements = 0,
        properties = "description=Warden")
public class Boot implements ServletContextListener {
    private static final System.Logger LOG = System.getLogger(Boot.class.getName());

    @Inject
    Configuration configuration;

    @Inject
    Migration migration;

    @Inject
    KeyMaking keys;

    @Inject
    ClockCheck clocks;

    @Inject
    ProtectedRoles protectedRoles;

    @Inject
    FirstStart firstStart;

    @Inject
    Mirrors mirrors;

    @Inject
    Measurements measurements;

    @Inject
    About about;

    @Inject
    Watch watch;

    @Inject
    Shutdown shutdown;

    @Inject
    Pulse pulse;

    @Inject
    StartReport report;

    @Override
    public void contextInitialized(ServletContextEvent deployed) {
        try {
            requireSound(configuration.mistakes());
            migration.run(keys::requireOpenable);
            Duration ahead = setClock();
            protectedRoles.requireKnown();
            firstStart.ensure().ifPresent(Boot::show);
            mirrors.reload();
            measurements.register();
            String server = deployed.getServletContext().getServerInfo();
            String product = ConnectionPool.product();
            about.register(server, product);
            report.log(server, product, ahead);
            watch.start();
            ConnectionPool.started();
            shutdown.watch(start().shutdownDelay());
            pulse.start();
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.ERROR, "Warden did not start: " + reason(failure));
            ConnectionPool.close();
            if (configuration
                    .find(StartSettings.class)
                    .map(StartSettings::exits)
                    .orElseGet(Abort::onlyServesUs)) {
                Abort.process();
            }
            throw failure;
        }
        LOG.log(
                System.Logger.Level.INFO,
                "Warden is ready. Public address: {0}",
                configuration.group(HttpSettings.class).publicUrl());
    }

    @Override
    public void contextDestroyed(ServletContextEvent undeployed) {
        shutdown.close();
        watch.stop();
        ConnectionPool.close();
    }

    /** Called before the first time is written. Returns how far this node's clock is ahead of the database's. */
    private Duration setClock() {
        return start().production() ? clocks.requireRight() : clocks.follow();
    }

    private StartSettings start() {
        return configuration.group(StartSettings.class);
    }

    private static void requireSound(String mistakes) {
        if (!mistakes.isEmpty()) {
            throw new IllegalStateException(mistakes);
        }
    }

    /** The message of every cause once, without stack traces, for the operator. */
    private static String reason(Throwable failure) {
        StringBuilder reason = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (reason.indexOf(message) < 0) {
                reason.append(reason.isEmpty() ? "" : "\n  caused by: ").append(message);
            }
        }
        return reason.toString();
    }

    /** Prints only to the console: the password must not be kept, and servers write System.out to their log. */
    private static void show(OneTimePassword first) {
        PrintStream console = new PrintStream(new FileOutputStream(FileDescriptor.out), true, Charset.defaultCharset());
        console.println(String.format(Locale.ROOT, """

                ==========================================================================
                  First start: the administrator is  %s
                  with the one-time password         %s
                  This password is shown only once and is not stored.
                ==========================================================================
                """, first.email(), first.password()));
    }
}
