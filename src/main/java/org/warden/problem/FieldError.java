package org.warden.problem;

/** One thing wrong with one field of the input, in words for the person who sent it. */
public record FieldError(String field, String message) {}
