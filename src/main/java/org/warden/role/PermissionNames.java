package org.warden.role;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.warden.problem.FieldError;
import org.warden.problem.Problem;
import org.warden.problem.Rule;

/** Checks the names of permissions and applications. */
public final class PermissionNames {
    private static final String FORM =
            "must be 1 to 6 words of a-z, 0-9 and - with : between them, at most 120 characters";
    private static final Pattern WORD = Pattern.compile("[a-z0-9-]{1,40}");

    /** The most characters of a description. */
    public static final int LONGEST_DESCRIPTION = 200;

    private static final int MOST_ERRORS = 20;

    private PermissionNames() {}

    /** The names of a list; throws {@code INVALID_INPUT} that names each item that is not a permission. */
    public static Set<String> of(List<String> names) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < names.size() && errors.size() < MOST_ERRORS; i++) {
            if (!Permission.isValid(names.get(i))) {
                errors.add(
                        new FieldError("permissions[" + i + "]", Rule.PERMISSION, FORM + "; the last word may be *"));
            }
        }
        refuse(errors);
        return Set.copyOf(names);
    }

    /** Throws {@code INVALID_INPUT} that names each item that an application cannot declare. */
    public static void requireDeclarable(List<String> names) {
        List<FieldError> errors = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size() && errors.size() < MOST_ERRORS; i++) {
            String field = "permissions[" + i + "].name";
            Optional<String> mistake = mistake(names.get(i));
            mistake.ifPresent(text -> errors.add(new FieldError(field, Rule.PERMISSION, text)));
            if (mistake.isEmpty() && !seen.add(names.get(i))) {
                errors.add(new FieldError(field, Rule.REPEATED, "appears twice"));
            }
        }
        refuse(errors);
    }

    /** Why an application cannot declare this permission; empty if it can. */
    public static Optional<String> mistake(String name) {
        if (!Permission.isValid(name) || name.endsWith(Permission.ALL)) {
            return Optional.of(FORM);
        }
        return OwnPermissions.contain(name) || name.equals(OwnPermissions.APPLICATION)
                ? Optional.of("must not begin with the word " + OwnPermissions.APPLICATION)
                : Optional.empty();
    }

    /** Why this cannot be the name of an application; empty if it can. */
    public static Optional<String> mistakeOfApplication(String name) {
        return WORD.matcher(name).matches() && !name.equals(OwnPermissions.APPLICATION)
                ? Optional.empty()
                : Optional.of("must be 1 to 40 characters of a-z, 0-9 and -, and not " + OwnPermissions.APPLICATION);
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
