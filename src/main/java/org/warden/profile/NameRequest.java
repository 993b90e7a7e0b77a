package org.warden.profile;

import org.warden.person.PersonName;

/** New names of an account; a name that is left out stays as it is. */
public record NameRequest(
        @PersonName String firstName, @PersonName String lastName) {}
