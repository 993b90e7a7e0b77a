package org.warden.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;

/** All mirrors of this node. */
@ApplicationScoped
public class Mirrors {
    private final List<Mirror> all;

    /** For the container's proxy. */
    Mirrors() {
        this(List.of());
    }

    @Inject
    Mirrors(@Any Instance<Mirror> found) {
        this(found.stream().toList());
    }

    Mirrors(List<Mirror> all) {
        this.all = all;
    }

    /**
     * Reloads all mirrors. If one cannot interpret a row, the others are still reloaded, and the first failure is thrown at the
     * end. A failure of the database is thrown at once, because each further reload would wait for its timeout.
     */
    public void reload() {
        RuntimeException first = null;
        for (Mirror mirror : all) {
            try {
                mirror.reload();
            } catch (RuntimeException failed) {
                if (isOutage(failed)) {
                    throw failed;
                }
                first = first == null ? failed : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private static boolean isOutage(Throwable failure) {
        return failure != null && (failure instanceof SQLException || isOutage(failure.getCause()));
    }

    /** Waits until the mirrors contain what this thread has changed; see {@link Mirror#catchUp}. */
    public void catchUp() {
        all.forEach(Mirror::catchUp);
    }
}
