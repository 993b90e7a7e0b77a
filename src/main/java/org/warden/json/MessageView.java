package org.warden.json;

/** An answer with a message, in the format of the guides. */
public record MessageView(String message) {}
