package org.warden.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.warden.problem.FieldError;
import org.warden.problem.Problem;
import org.warden.problem.Rule;

/**
 * Decides which passwords are accepted (NIST SP 800-63B-4, section 3.1.1.2): they must be long enough, not common, and must not
 * contain the person's names.
 */
@ApplicationScoped
public class PasswordPolicy {
    /** The longest password accepted, in code points. */
    public static final int MAX_LENGTH = 128;

    /** Words of this product (ASVS 6.1.2). A password with no other letters is too easy to guess. */
    private static final Set<String> CONTEXT =
            Set.of("warden", "secureapi", "administrator", "moderator", "admin", "user", "password", "passwort");

    /** Shorter names occur by chance within good passwords. */
    private static final int SHORTEST_NAME = 4;

    private static final CommonPasswords COMMON = new CommonPasswords();

    private final PasswordSettings settings;

    PasswordPolicy() {
        this(null);
    }

    @Inject
    public PasswordPolicy(PasswordSettings settings) {
        this.settings = settings;
    }

    /**
     * Returns every reason to refuse this password; empty if it is accepted.
     *
     * @param about the person's names by kind: {@code "first name" -> "Duke"}
     */
    public List<String> reasonsAgainst(String password, Map<String, String> about) {
        return errors("", password, about).stream().map(FieldError::message).toList();
    }

    private List<FieldError> errors(String field, String password, Map<String, String> about) {
        List<FieldError> errors = new ArrayList<>();
        int length = password.codePointCount(0, password.length());
        if (length < settings.minLength()) {
            errors.add(new FieldError(
                    field, Rule.TOO_SHORT, "must have at least " + settings.minLength() + " characters"));
        }
        if (length > MAX_LENGTH) {
            errors.add(new FieldError(field, Rule.TOO_LONG, "must have at most " + MAX_LENGTH + " characters"));
            return errors;
        }
        if (COMMON.contain(password) || CONTEXT.contains(letters(password))) {
            errors.add(new FieldError(field, Rule.COMMON_PASSWORD, "is too common"));
        }
        about.forEach((word, name) -> {
            if (isAbout(password, name)) {
                errors.add(new FieldError(field, Rule.CONTAINS_NAME, "must not contain your " + word));
            }
        });
        return errors;
    }

    /** Throws {@code INVALID_INPUT} with every reason to refuse this password, under the name of its field. */
    public void require(String field, String password, Map<String, String> about) {
        List<FieldError> errors = errors(field, password, about);
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private static boolean isAbout(String password, String name) {
        String lower = password.toLowerCase(Locale.ROOT);
        String lowerName = name.toLowerCase(Locale.ROOT);
        return lowerName.length() >= SHORTEST_NAME && lower.contains(lowerName);
    }

    private static String letters(String password) {
        return password.toLowerCase(Locale.ROOT).replaceAll("\\P{L}", "");
    }
}
