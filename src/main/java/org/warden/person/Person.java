package org.warden.person;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a person is called. */
public record Person(String firstName, String lastName, String username, String email) {
    /** The names a password must not contain, under the words for them. */
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
