package org.warden.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.warden.mail.Outbox.NotSent;

/** The contract of every outbox. */
abstract class OutboxContract {
    static final String LINK = "https://id.example.org/link/reset-password#" + "A".repeat(43);

    abstract Outbox outbox();

    /** The sent mails: recipients, subject and text of each. */
    abstract List<Sent> sent() throws Exception;

    record Sent(String to, String subject, String text) {}

    @Test
    void mailGetsOutOnceWithItsLinkInOnePiece() throws Exception {
        Letter letter = letter("Jane");
        outbox().send(letter);
        assertThat(sent()).singleElement().satisfies(sent -> {
            assertThat(sent.to()).isEqualTo("jane@example.org");
            assertThat(sent.subject()).isEqualTo(letter.subject());
            assertThat(sent.text()).contains("\n" + LINK + "\n");
        });
    }

    @Test
    void lettersOfAllKindsArriveAsTheyWereWritten() throws Exception {
        Letter letter = letter("Zo\u00eb \u5c0f\u660e \ud83e\udd86 <b>&amp; {link}");
        outbox().send(letter);
        assertThat(sent())
                .singleElement()
                .satisfies(sent ->
                        assertThat(sent.text()).contains("Hello Zo\u00eb \u5c0f\u660e \ud83e\udd86 <b>&amp; {link},"));
    }

    @Test
    void oneMailComesAfterTheOther() throws Exception {
        outbox().send(letter("Jane"));
        outbox().send(letter("John"));
        assertThat(sent())
                .extracting(Sent::text)
                .satisfiesExactly(
                        first -> assertThat(first).contains("Hello Jane,"),
                        second -> assertThat(second).contains("Hello John,"));
    }

    static Letter letter(String name) {
        return Template.RESET_PASSWORD.letter(
                UUID.randomUUID(),
                "jane@example.org",
                Map.of(
                        "name", name,
                        "service", "https://id.example.org",
                        "link", LINK,
                        "life", "30 minutes",
                        "address", "192.0.2.1",
                        "agent", "test"));
    }

    /** For those that must fail. */
    static NotSent refused(Outbox outbox, Letter letter) {
        try {
            outbox.send(letter);
        } catch (NotSent expected) {
            return expected;
        }
        throw new AssertionError("It got out.");
    }
}
