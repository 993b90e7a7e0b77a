package org.warden.admin.standing;

/** The body of an act that an administrator may give a reason for. */
public record ReasonRequest(@Reason String reason) {}
