package org.warden.profile;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The event that the owner of an account exports it. An application inside Warden's WAR observes it and adds what it stores
 * about the person, in the transaction of the export.
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
     * Adds what an application stores about the person.
     *
     * @param application the name of the member in the answer
     * @param stored a record, or a list of records
     */
    public void add(String application, Object stored) {
        data.put(application, stored);
    }

    Map<String, Object> data() {
        return data;
    }
}
