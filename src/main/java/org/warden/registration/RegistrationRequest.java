package org.warden.registration;

import jakarta.validation.constraints.NotNull;
import org.warden.json.ParsedAs;
import org.warden.password.PasswordPolicy;
import org.warden.person.EmailAddress;
import org.warden.person.Person;
import org.warden.person.PersonName;
import org.warden.person.Username;

/** The body of a registration. */
public record RegistrationRequest(
        @NotNull(message = "is required") @PersonName String firstName,
        @NotNull(message = "is required") @PersonName String lastName,
        @NotNull(message = "is required") @Username String username,
        @NotNull(message = "is required") @EmailAddress String email,

        @NotNull(message = "is required") @ParsedAs(longest = PasswordPolicy.MAX_LENGTH)
        String password) {
    Person person() {
        return new Person(firstName, lastName, username, email);
    }

    @Override
    public String toString() {
        return "RegistrationRequest[username=" + username + ", email=" + email + ", password=***]";
    }
}
