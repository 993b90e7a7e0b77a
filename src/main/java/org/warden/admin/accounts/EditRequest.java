package org.warden.admin.accounts;

import java.util.ArrayList;
import java.util.List;
import org.warden.person.EmailAddress;
import org.warden.person.PersonName;
import org.warden.person.Username;

/** The new values of an account; an absent one does not change. */
public record EditRequest(
        @PersonName String firstName,
        @PersonName String lastName,
        @Username String username,
        @Language String language,
        @EmailAddress String email) {
    /** The names of the fields to change. */
    List<String> fields() {
        List<String> fields = new ArrayList<>();
        add(fields, "firstName", firstName);
        add(fields, "lastName", lastName);
        add(fields, "username", username);
        add(fields, "language", language);
        add(fields, "email", email);
        return fields;
    }

    private static void add(List<String> fields, String name, String value) {
        if (value != null) {
            fields.add(name);
        }
    }
}
