package org.warden.admin.standing;

import org.warden.audit.Reason;

/** The body of an act that an administrator may give a reason for. */
public record ReasonRequest(@Reason String reason) {}
