package org.warden.profile;

import org.warden.person.PersonName;

/** The new names of an account; an absent name does not change. */
public record NameRequest(
        @PersonName String firstName, @PersonName String lastName) {}
