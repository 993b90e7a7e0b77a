package org.warden.account;

/** An answer in words, as the guides give it. */
public record MessageView(String message) {}
