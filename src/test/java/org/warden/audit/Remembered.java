package org.warden.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.warden.http.Requester;

/** A record without a database that returns its events. */
public final class Remembered extends AuditLog {
    public final List<Action> actions = new ArrayList<>();

    @Override
    public void record(Action action, UUID account, String subject, Requester from) {
        actions.add(action);
    }
}
