package org.warden.profile;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Fired when an owner exports the account, in the transaction of the export. An application inside Warden's WAR observes this
 * event and adds the data that it stores about the owner.
 */
public final class AccountExported {
    private final UUID account;
    private final Map<String, Object> data = new TreeMap<>();

    AccountExported(UUID account) {
        this.account = account;
    }

    public UUID account() {
        return account;
    }

    /**
     * Adds what an application stores about the owner; replaces what was added under the same name.
     *
     * @param application the name of the application, as the answer has it
     * @param stored a record, or a list of records
     */
    public void add(String application, Object stored) {
        data.put(application, stored);
    }

    Map<String, Object> data() {
        return data;
    }
}
