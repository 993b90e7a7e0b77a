package org.warden.problem;

/** One error in one field of the input, with a message for the caller. */
public record FieldError(String field, String message) {}
