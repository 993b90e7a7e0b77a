package org.warden.database;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessSessionBean;

/** Detects whether this server has an EJB container: one that does reports every {@code @Stateless} class as a session bean. */
public class EjbContainer implements Extension {
    private boolean present;

    void found(@Observes ProcessSessionBean<?> bean) {
        present = true;
    }

    boolean isPresent() {
        return present;
    }
}
