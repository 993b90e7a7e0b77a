package org.warden.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    private record Holder(@EmailAddress String email) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "duke@example.org",
                "a@b",
                "admin@localhost",
                "Duke.of+java@mail.example.org",
                "!#$%&'*+/=?^_`{|}~-@example.org",
                "duke@1.2.3.4",
                "duke@xn--bcher-kva.example"
            })
    void addressIsAccepted(String email) {
        assertThat(Validation.errors(new Holder(email))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "duke",
                "duke@",
                "@example.org",
                "duke@example.org ",
                " duke@example.org",
                "duke@example.org\n",
                "duke@example.org\r\nBcc: jane@example.org",
                "duke@exa mple.org",
                "duke@@example.org",
                "duke@jane@example.org",
                "duke@-example.org",
                "duke@example-.org",
                "duke@.example.org",
                "duke@example..org",
                "duke@example.org.",
                "duke@[127.0.0.1]",
                "\"duke\"@example.org",
                "Duke <duke@example.org>",
                "duke@ex_ample.org",
                "duke(comment)@example.org"
            })
    void anythingElseIsRefused(String email) {
        assertThat(Validation.errors(new Holder(email)))
                .containsExactly("email: must be an e-mail address of at most 254 characters");
    }

    /** ASVS 1.3.11: letters that a mail server would fold into a line break, an at sign or another person's name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "duke\u760a@example.org",
                "duke\u760d@example.org",
                "duke\uff20example.org",
                "dU\u212ae@example.org",
                "m\u0131ke@example.org",
                "duke@ex\u0430mple.org",
                "duke\u200b@example.org",
                "duke\u0000@example.org"
            })
    void lettersBeyondAsciiAreRefused(String email) {
        assertThat(Validation.errors(new Holder(email))).hasSize(1);
    }

    @Test
    void addressOf254CharactersIsAccepted() {
        assertThat(Validation.errors(new Holder(ofLength(254)))).isEmpty();
    }

    @Test
    void addressOf255CharactersIsRefused() {
        assertThat(Validation.errors(new Holder(ofLength(255)))).hasSize(1);
    }

    @Test
    void nameOf64CharactersIsTheLongest() {
        assertThat(Validation.errors(new Holder("a".repeat(64) + "@b"))).isEmpty();
        assertThat(Validation.errors(new Holder("a".repeat(65) + "@b"))).hasSize(1);
    }

    @Test
    void labelOf63CharactersIsTheLongest() {
        assertThat(Validation.errors(new Holder("a@" + "b".repeat(63) + ".org")))
                .isEmpty();
        assertThat(Validation.errors(new Holder("a@" + "b".repeat(64) + ".org")))
                .hasSize(1);
    }

    /** ASVS 1.3.12: neither a stack overflow nor an endless search. */
    @ParameterizedTest
    @MethodSource("monsters")
    void monstersAreRefused(String email) {
        assertThat(Validation.errors(new Holder(email))).hasSize(1);
    }

    static String[] monsters() {
        return new String[] {
            "a.".repeat(32 * 1024),
            "a@".repeat(32 * 1024),
            "a@" + "a.".repeat(32 * 1024),
            "a@" + "a-".repeat(32 * 1024),
            "a@" + "a.".repeat(125) + "!",
            "a@" + "a".repeat(250) + "!",
            "a@" + "a-".repeat(125) + ".",
            "a".repeat(64 * 1024) + "@b",
            " ".repeat(64 * 1024)
        };
    }

    /** ASVS 1.3.2: the message never evaluates the input. */
    @ParameterizedTest
    @ValueSource(strings = {"${7*7}", "#{7*7}", "{validatedValue}", "${validatedValue}"})
    void expressionsStayText(String email) {
        assertThat(Validation.errors(new Holder(email)))
                .containsExactly("email: must be an e-mail address of at most 254 characters");
    }

    private static String ofLength(int length) {
        String address = "a".repeat(64) + "@" + ("b".repeat(63) + ".").repeat(2);
        return address + "c".repeat(length - address.length() - 2) + ".d";
    }
}
