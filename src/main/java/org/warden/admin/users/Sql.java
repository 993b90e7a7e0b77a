package org.warden.admin.users;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;

/** Builds a statement: each value gets the next parameter. */
final class Sql {
    private final List<Object> values = new ArrayList<>();

    /** Adds a value; returns its parameter. */
    String add(Object value) {
        values.add(value);
        return "?" + values.size();
    }

    /** The query with this text and all values. */
    Query query(EntityManager entities, String text) {
        Query query = entities.createNativeQuery(text);
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query;
    }
}
