package org.warden.inside;

import jakarta.ws.rs.ApplicationPath;
import java.util.Set;
import org.warden.Guarded;

/** An application with faulty endpoints. */
@ApplicationPath("trials")
public class Trials extends Guarded {
    @Override
    protected Set<Class<?>> doors() {
        return Set.of(TrialResource.class);
    }
}
