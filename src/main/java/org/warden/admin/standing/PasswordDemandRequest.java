package org.warden.admin.standing;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.warden.problem.Breaks;
import org.warden.problem.Rule;

/** How the owner gets a new password: {@code link} mails a link, {@code change} demands it at the next login. */
public record PasswordDemandRequest(
        @NotNull(message = "is required")
        @Breaks(Rule.CHOICE)
        @Pattern(regexp = "link|change", message = "must be either link or change")
        String how) {}
