package org.warden.act;

import jakarta.ejb.Stateless;
import java.util.function.Supplier;
import org.warden.database.Act;

/** An act of the tests: what is no act itself is called in its transaction. */
@Act
@Stateless
public class Errand {
    /** Does this in one transaction. */
    public void run(Runnable work) {
        work.run();
    }

    /** Does this in one transaction, and returns what came of it. */
    public <T> T get(Supplier<T> work) {
        return work.get();
    }
}
