package org.warden.mail;

import java.util.UUID;

/** One mail, ready to be sent: the same in plain text and in HTML. */
record Letter(UUID id, String to, String subject, String text, String html) {
    @Override
    public String toString() {
        return "Letter[" + id + "]";
    }
}
