package org.warden.server;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Writes the time of each integration test class to {@code times.txt} beside the folders of the runs, and prints the ten
 * longest.
 */
public class Times implements LauncherSessionListener, TestExecutionListener {
    private static final int LONGEST = 10;

    /** How long a test waits for an event that must happen: on a busy machine, late is not wrong. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Map<String, Long> begun = new ConcurrentHashMap<>();
    private final Map<String, Integer> started = new ConcurrentHashMap<>();
    private final List<Row> rows = new ArrayList<>();

    /** A class: how long it took, and how many servers it started. */
    record Row(String name, double seconds, int servers) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%7.1f s  %2d servers  %s", seconds, servers, name);
        }
    }

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (TestRun.isOnServer()) {
            Awaitility.setDefaultTimeout(PATIENCE);
            session.getLauncher().registerTestExecutionListeners(this);
        }
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (isClass(test)) {
            begun.put(test.getUniqueId(), System.nanoTime());
            started.put(test.getUniqueId(), ServerProcess.started());
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Long begin = begun.get(test.getUniqueId());
        if (begin != null) {
            double seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
            int servers = ServerProcess.started() - started.get(test.getUniqueId());
            keep(new Row(test.getDisplayName() + " " + TestRun.folder().getFileName(), seconds, servers));
        }
    }

    private static boolean isClass(TestIdentifier test) {
        return test.getSource().filter(ClassSource.class::isInstance).isPresent();
    }

    private synchronized void keep(Row row) {
        rows.add(row);
        Path times = TestRun.folder().resolveSibling("times.txt");
        try {
            Files.createDirectories(times.getParent());
            Files.writeString(times, row + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (!rows.isEmpty()) {
            System.out.println("The longest classes of this process:\n"
                    + rows.stream()
                            .sorted(Comparator.comparing(Row::seconds).reversed())
                            .limit(LONGEST)
                            .map(Row::toString)
                            .collect(joining("\n")));
        }
    }
}
