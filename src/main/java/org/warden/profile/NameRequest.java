package org.warden.profile;

import org.warden.person.PersonName;

/** What somebody is called from now on; what is left out stays as it is. */
public record NameRequest(
        @PersonName String firstName, @PersonName String lastName) {}
