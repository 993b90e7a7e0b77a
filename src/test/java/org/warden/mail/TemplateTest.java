package org.warden.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static final String LINK = "https://id.example.org/link/reset-password#secret";
    private static final Map<String, String> VALUES = Map.of(
            "name", "Jane",
            "username", "jane",
            "email", "jane@example.org",
            "service", "https://id.example.org",
            "link", LINK,
            "life", "30 minutes",
            "address", "192.0.2.1",
            "agent", "test",
            "time", "2026-11-26T12:00:00Z",
            "deletes", "2026-12-26T12:00:00Z");

    @ParameterizedTest
    @EnumSource(Template.class)
    void everyPlaceIsFilledInBothParts(Template template) {
        Letter letter = letter(template, VALUES);
        assertThat(letter.subject()).isNotBlank().doesNotContain("\n", "{");
        assertThat(letter.text()).doesNotContain("{", "}", "<").contains("https://id.example.org");
        assertThat(letter.html()).doesNotContain("{", "}").contains("<p>Hello");
    }

    @ParameterizedTest
    @EnumSource(
            value = Template.class,
            names = {"CONFIRM_EMAIL", "RESET_PASSWORD", "PASSWORD_LINK", "CHANGE_EMAIL", "UNDO_EMAIL", "INVITATION"})
    void linkStandsAloneInTheTextAndCanBeFollowedInTheHtml(Template template) {
        Letter letter = letter(template, VALUES);
        assertThat(letter.text()).contains("\n\n" + LINK + "\n\n");
        assertThat(letter.html()).contains("<p><a href=\"" + LINK + "\">" + LINK + "</a></p>");
    }

    /** Text from a caller never becomes a link in a mail. */
    @ParameterizedTest
    @EnumSource(Template.class)
    void nothingThatACallerChoseBecomesALink(Template template) {
        Map<String, String> hostile = new HashMap<>(VALUES);
        hostile.put("name", "Your parcel waits: http://prize.example/now or call +44 20 7946 0958");
        hostile.put("username", "www.prize.example");
        hostile.put("email", "www.prize.example/win@prize.example");
        hostile.put("agent", "Mozilla/5.0 (mailto:win@prize.example) prize.example/1.0 198.51.100.1");
        Letter letter = letter(template, hostile);
        for (String part : List.of(letter.text(), letter.html())) {
            String rest = part.replace(LINK, "").replace("https://id.example.org", "");
            assertThat(rest).doesNotContainPattern("://|\\w@\\w|\\w\\.[A-Za-z]\\w|198|7946");
        }
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void emptyValueLeavesNoTrace(Template template) {
        Map<String, String> empty = new HashMap<>(VALUES);
        List.of("name", "username", "email", "agent", "address").forEach(place -> empty.put(place, ""));
        String text = letter(template, empty).text();
        assertThat(text)
                .startsWith("Hello,\n\n")
                .doesNotContain("  ", " ,", " .", ": \n", "Browser", "IP address", "New address");
        assertThat(text.substring("Hello,\n\n".length())).matches("(?s)[A-Z].*");
    }

    /** ASVS 1.3.7: a name is not evaluated as a template. */
    @ParameterizedTest
    @ValueSource(strings = {"{link}", "{{7*7}}", "${7*7}", "#{7*7}", "<#if>", "$1", "\\", "{0}", "%s"})
    void valueIsTakenLiterally(String name) {
        assertThat(named(name).text()).contains("Hello " + name + ",");
    }

    /** ASVS 1.1.2, 1.2.1. */
    @Test
    void valueCannotBreakOutOfTheHtml() {
        assertThat(named("<b>\"O'Hara\" & {link}</b>").html())
                .contains("Hello &lt;b&gt;&quot;O&#39;Hara&quot; &amp; {link}&lt;/b&gt;,")
                .doesNotContain("<b>");
    }

    @Test
    void missingValueIsNoMail() {
        assertThatThrownBy(() -> letter(Template.RESET_PASSWORD, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
    }

    private static Letter named(String name) {
        Map<String, String> values = new HashMap<>(VALUES);
        values.put("name", name);
        return letter(Template.PASSWORD_CHANGED, values);
    }

    private static Letter letter(Template template, Map<String, String> values) {
        return template.letter(UUID.randomUUID(), "jane@example.org", values);
    }
}
