package org.warden.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.admin.accounts.Language;
import org.warden.password.PasswordPolicy;
import org.warden.password.PasswordSettings;
import org.warden.person.EmailAddress;
import org.warden.person.Person;
import org.warden.person.PersonName;
import org.warden.person.Username;

/** The pages know every rule of a form by its message, and say it in the reader's language. */
class ReasonsTest {
    private static final Pattern EXPRESSION = Pattern.compile("\\[/(.+?)/, '([a-z]+)'");
    private static final PasswordPolicy POLICY = new PasswordPolicy(new PasswordSettings(12, 64, 1, 1, 0));

    private static final Map<String, String> NAMES =
            new Person("Augusta", "Lovelace", "countess", "ada.byron@example.org").names();

    static Stream<String> reasonsAgainstPasswords() {
        return Stream.of("short", "password", "x".repeat(129), "Augusta Lovelace countess ada.byron@example.org")
                .flatMap(password -> POLICY.reasonsAgainst(password, NAMES).stream())
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("reasonsAgainstPasswords")
    void reasonAgainstAPasswordIsKnownToBothKindsOfPages(String reason) throws IOException {
        assertThat(rule("/org/warden/console/parts/reason.js", reason)).isNotEmpty();
        assertThat(rule("/org/warden/link/link.js", reason)).isNotEmpty();
    }

    @Test
    void everyReasonAgainstAPasswordWasAmongThem() {
        assertThat(reasonsAgainstPasswords()).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(classes = {EmailAddress.class, PersonName.class, Username.class, Language.class})
    void ruleOfANameIsKnown(Class<? extends Annotation> constraint) throws Exception {
        String message = (String) constraint.getMethod("message").getDefaultValue();
        assertThat(rule("/org/warden/console/parts/reason.js", message)).isNotEmpty();
    }

    @Test
    void wrongPasswordIsKnown() throws IOException {
        assertThat(rule("/org/warden/console/parts/reason.js", "is not the password of this account"))
                .containsExactly("password");
    }

    /** A message that no rule knows is shown in English; a rule without its words would be shown as a key. */
    @Test
    void everyRuleHasItsWords() throws IOException {
        List<String> keys = new ArrayList<>();
        EXPRESSION
                .matcher(text("/org/warden/console/parts/reason.js"))
                .results()
                .forEach(found -> keys.add("'rule." + found.group(2) + "':"));
        assertThat(keys).hasSizeGreaterThan(15);
        assertThat(text("/org/warden/console/words/en.js")).contains(keys);
        assertThat(text("/org/warden/console/words/de.js")).contains(keys);
    }

    private static List<String> rule(String script, String message) throws IOException {
        return EXPRESSION
                .matcher(text(script))
                .results()
                .filter(found ->
                        Pattern.compile(found.group(1)).matcher(message).find())
                .map(found -> found.group(2))
                .toList();
    }

    private static String text(String file) throws IOException {
        try (InputStream content = ReasonsTest.class.getResourceAsStream(file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
