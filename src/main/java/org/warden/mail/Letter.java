package org.warden.mail;

import java.util.UUID;

/** One mail, ready to send, as plain text and as HTML. */
record Letter(UUID id, String to, String subject, String text, String html) {
    @Override
    public String toString() {
        return "Letter[" + id + "]";
    }
}
