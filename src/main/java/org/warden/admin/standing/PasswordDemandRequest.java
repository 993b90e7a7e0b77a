package org.warden.admin.standing;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** How the owner gets a new password: {@code link} mails a link, {@code change} demands it at the next login. */
public record PasswordDemandRequest(
        @NotNull(message = "is required") @Pattern(regexp = "link|change", message = "must be either link or change")
        String how) {}
