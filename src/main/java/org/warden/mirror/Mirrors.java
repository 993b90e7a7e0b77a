package org.warden.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;

/** Every mirror of this node. */
@ApplicationScoped
public class Mirrors {
    private final List<Mirror> all;

    /** For the proxy of the container. */
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
     * Reads what any node changed. A mirror that cannot read what it finds does not keep the others from reading; the first
     * failure is thrown at the end, or at once if it is the database's, because each further reading would wait for its timeout.
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

    /** Returns when this node knows what its own acts have changed; see {@link Mirror#catchUp}. */
    public void catchUp() {
        all.forEach(Mirror::catchUp);
    }
}
