package org.warden.person;

import java.util.LinkedHashMap;
import java.util.Map;

/** The names of a person. */
public record Person(String firstName, String lastName, String username, String email) {
    /** The names that a password must not contain, by kind. */
    public Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("first name", firstName);
        names.put("last name", lastName);
        names.put("user name", username);
        names.put("e-mail address", email);
        names.put("e-mail name", email.substring(0, email.indexOf('@')));
        return names;
    }
}
