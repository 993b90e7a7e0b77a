package org.warden;

import jakarta.ws.rs.ApplicationPath;
import java.util.Set;
import org.warden.console.AccountPageResource;
import org.warden.console.ConsoleResource;

/** The JAX-RS application with the console, and with the files of both pages. */
@ApplicationPath("console")
public class ConsolePages extends Guarded {
    @Override
    protected Set<Class<?>> doors() {
        return Set.of(ConsoleResource.class);
    }

    /** The JAX-RS application with the account page. */
    @ApplicationPath("account")
    public static class Account extends Guarded {
        @Override
        protected Set<Class<?>> doors() {
            return Set.of(AccountPageResource.class);
        }
    }
}
