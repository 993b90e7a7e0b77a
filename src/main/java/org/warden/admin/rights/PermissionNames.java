package org.warden.admin.rights;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.warden.problem.FieldError;
import org.warden.problem.Problem;
import org.warden.role.OwnPermissions;
import org.warden.role.Permission;

/** Checks the names of permissions in a body. */
final class PermissionNames {
    private static final String FORM =
            "must be 1 to 6 words of a-z, 0-9 and - with : between them, at most 120 characters";
    private static final int MOST_ERRORS = 20;

    private PermissionNames() {}

    /** The names of a list; throws {@code INVALID_INPUT} that names each item that is not a permission. */
    static Set<String> of(List<String> names) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < names.size() && errors.size() < MOST_ERRORS; i++) {
            if (!Permission.isValid(names.get(i))) {
                errors.add(new FieldError("permissions[" + i + "]", FORM + "; the last word may be *"));
            }
        }
        refuse(errors);
        return Set.copyOf(names);
    }

    /** Throws {@code INVALID_INPUT} that names each item that an application cannot declare. */
    static void requireDeclarable(List<String> names) {
        List<FieldError> errors = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size() && errors.size() < MOST_ERRORS; i++) {
            String mistake = mistake(names.get(i), seen);
            if (!mistake.isEmpty()) {
                errors.add(new FieldError("permissions[" + i + "].name", mistake));
            }
        }
        refuse(errors);
    }

    private static String mistake(String name, Set<String> seen) {
        if (!Permission.isValid(name) || name.endsWith(Permission.ALL)) {
            return FORM;
        }
        if (OwnPermissions.contain(name) || name.equals(OwnPermissions.APPLICATION)) {
            return "must not begin with the word " + OwnPermissions.APPLICATION;
        }
        return seen.add(name) ? "" : "appears twice";
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
