package org.warden.problem;

import java.util.Locale;

/** The rules for input, by which a caller can choose words of its own. The words are public: callers may rely on them. */
public enum Rule {
    /** The field is missing, or all of several fields of which one is needed. */
    REQUIRED,
    /** There is no such field. */
    UNKNOWN_FIELD,
    /** The field or the item appears twice. */
    REPEATED,
    /** The value is no text, number, list or object, whichever the field needs. */
    WRONG_TYPE,
    /** The field must not be sent together with another one. */
    NOT_TOGETHER,
    /** The field must not be sent in this state of the account. */
    NOT_EXPECTED,
    /** The text has too few characters. */
    TOO_SHORT,
    /** The text has too many characters. */
    TOO_LONG,
    /** The list has too many items. */
    TOO_MANY,
    /** The text has characters that are not allowed, such as control characters. */
    CHARACTERS,
    /** The text is not one of the possible words. */
    CHOICE,
    /** The value is not a number, or is too small or too large. */
    NUMBER,
    /** The text is no time or day, or none that is possible. */
    TIME,
    /** The time is not in the future. */
    PAST,
    /** The text is no id. */
    ID,
    /** The cursor does not come from an earlier page of the same list. */
    CURSOR,
    /** There are no words to search for, or too many. */
    SEARCH,
    /** The text is no e-mail address. */
    EMAIL,
    /** The text is not allowed as a user name. */
    USERNAME,
    /** The text is not allowed as the name of a person. */
    PERSON_NAME,
    /** The text is not allowed as the name of a group. */
    GROUP_NAME,
    /** The text is not allowed as the name of a role. */
    ROLE_NAME,
    /** The text is not allowed as the name of a permission or an application. */
    PERMISSION,
    /** The text is no language tag. */
    LANGUAGE,
    /** The text is not allowed as the reason of an act. */
    REASON,
    /** The code does not have six digits. */
    SIX_DIGITS,
    /** There is no such role. */
    UNKNOWN_ROLE,
    /** There is no such group. */
    UNKNOWN_GROUP,
    /** The tree of groups would become too deep. */
    TOO_DEEP,
    /** The password is among those that attackers try first. */
    COMMON_PASSWORD,
    /** The password contains a name or the address of its owner. */
    CONTAINS_NAME,
    /** The new password is the present one. */
    SAME_PASSWORD,
    /** The password is not that of the account. */
    WRONG_PASSWORD,
    /** The code of the second factor is not the present one. */
    WRONG_CODE,
    /** The recovery code is not an unused one of the account. */
    WRONG_RECOVERY_CODE,
    /** Any other rule, of an application that stands inside Warden's WAR. */
    OTHER;

    /** The stable word: {@code TOO_LONG} is {@code too-long}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
