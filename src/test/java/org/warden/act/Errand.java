package org.warden.act;

import jakarta.ejb.Stateless;
import java.util.function.Supplier;
import org.warden.database.Act;

/** An act of the tests: it runs code that needs the transaction of an act. */
@Act
@Stateless
public class Errand {
    /** Runs this in one transaction. */
    public void run(Runnable work) {
        work.run();
    }

    /** Runs this in one transaction, and returns its result. */
    public <T> T get(Supplier<T> work) {
        return work.get();
    }
}
