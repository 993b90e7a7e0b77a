package org.warden.problem;

import java.util.Arrays;

/** The reasons for which Warden refuses a request. The codes are public: callers may rely on them (see the manual's table). */
public enum ProblemType {
    /** A field is missing, too long, of the wrong type or against a rule; {@code errors[]} names each. */
    INVALID_INPUT(400, "Invalid input"),
    /** The body is not one JSON object in UTF-8. */
    MALFORMED_BODY(400, "Malformed body"),
    /** The address, the Host, a header or the length of the body is not valid, or the body ended too early. */
    BAD_REQUEST(400, "Bad request"),
    /** The link from a mail is unknown, used, or too old. */
    INVALID_LINK(400, "Invalid link", "The link is no longer valid."),
    /** The call needs a token, and the request has none. */
    TOKEN_REQUIRED(401, "Token required"),
    /** The token is malformed, expired, forged or not for this service. */
    INVALID_TOKEN(401, "Invalid token"),
    /** The credentials open no account. Unknown accounts and wrong passwords look the same. */
    INVALID_CREDENTIALS(401, "Invalid credentials"),
    /** The password is right, but a code of the second factor is missing or not valid. */
    SECOND_FACTOR_REQUIRED(401, "Second factor required"),
    /** The last proof of the account is too old, or lacks the second factor: {@code POST /api/user/proof}. */
    REAUTHENTICATION_REQUIRED(401, "Reauthentication required"),
    /** The caller is authenticated but not allowed to do this. */
    FORBIDDEN(403, "Forbidden"),
    /**
     * The call gives or takes rights that the caller does not have, or concerns an account with more rights, or may not be made
     * for the caller's own account.
     */
    BEYOND_AUTHORITY(403, "Beyond authority"),
    /** The credentials are right, but the account needs a new password: send the same call with {@code newPassword}. */
    PASSWORD_CHANGE_REQUIRED(403, "Password change required"),
    /** A page of another origin may have sent the request, which relies on a cookie or a Basic header. */
    CROSS_SITE(403, "Cross-site request"),
    /** There is nothing at this address. */
    NOT_FOUND(404, "Not found"),
    /** There is no such account. Only callers who may administer accounts are told. */
    ACCOUNT_NOT_FOUND(404, "Account not found"),
    /** The account has no such session. */
    SESSION_NOT_FOUND(404, "Session not found"),
    /** The account has no second factor. */
    SECOND_FACTOR_NOT_FOUND(404, "Second factor not found"),
    /** There is no such signing key. */
    KEY_NOT_FOUND(404, "Key not found"),
    /** There is no such group. */
    GROUP_NOT_FOUND(404, "Group not found"),
    /** There is no such role. */
    ROLE_NOT_FOUND(404, "Role not found"),
    /** The address exists, the method does not. */
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    /** The answer exists only in a form that the caller does not accept. */
    NOT_ACCEPTABLE(406, "Not acceptable"),
    /** Another account has this e-mail address. */
    EMAIL_TAKEN(409, "E-mail taken"),
    /** Another account has this user name. */
    USERNAME_TAKEN(409, "User name taken"),
    /** The account has a second factor, which must be removed before another one is set up. */
    SECOND_FACTOR_ACTIVE(409, "Second factor active"),
    /** Another group below the same parent has this name. */
    GROUP_TAKEN(409, "Group taken", "Another group below the same parent has this name."),
    /** A group cannot be moved below itself. */
    GROUP_CIRCLE(409, "Group circle", "A group cannot be moved below itself."),
    /** The group has members or groups below it, so it cannot be deleted. */
    GROUP_NOT_EMPTY(409, "Group not empty", "The group has members or groups below it."),
    /** The last administrator keeps the role and stays active, because no account could give the role back. */
    LAST_ADMINISTRATOR(409, "Last administrator"),
    /**
     * A link for a new password would not open the account, which is invited, locked, disabled or closed; or its owner cannot
     * be asked for a new password, because the account is unconfirmed, invited or closed.
     */
    NOT_ACTIVE(409, "Not active"),
    /** The owner has accepted the invitation or was never invited, or the account is locked, disabled or closed. */
    NOT_INVITED(409, "Not invited", "The account has no invitation that can be accepted."),
    /** The names of the account's roles would not fit into a token, or there are already 500 roles. */
    TOO_MANY_ROLES(409, "Too many roles"),
    /** The account is in as many groups as possible, or there are as many groups as possible. */
    TOO_MANY_GROUPS(409, "Too many groups"),
    /** As many applications as possible have declared permissions. */
    TOO_MANY_APPLICATIONS(409, "Too many applications"),
    /** Another role has this name. */
    ROLE_TAKEN(409, "Role taken"),
    /** The role cannot be changed or deleted, because Warden or a setting relies on it. */
    ROLE_PROTECTED(409, "Role protected"),
    /** Another application has declared this permission. */
    PERMISSION_TAKEN(409, "Permission taken"),
    /** The data was changed since the version in {@code If-Match}; {@code ETag} has the present version. */
    CHANGED_MEANWHILE(412, "Changed meanwhile"),
    /** The body is longer than 64 KiB. */
    BODY_TOO_LARGE(413, "Body too large"),
    /** The body is not {@code application/json}. */
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type", "The body must be application/json in UTF-8."),
    /** The call needs {@code If-Match} with the {@code ETag} that came with the data. */
    PRECONDITION_REQUIRED(
            428, "Precondition required", "The header If-Match is required, with the ETag that came with the data."),
    /**
     * An address, an account or a session made too many costly calls, or the same large call is already running for the
     * account, or an administrator has mailed too many links; {@code Retry-After} says when to try again.
     */
    TOO_MANY_REQUESTS(429, "Too many requests"),
    /** Any other 4xx that the server chose. */
    REQUEST_REFUSED(400, "Request refused"),
    /** A failure that the caller cannot fix; the log has the request id. */
    INTERNAL_ERROR(500, "Internal error"),
    /**
     * Too many callers wait for a password hash or an export, one has waited longer than two seconds, or concurrent calls
     * compete for the same name; {@code Retry-After} says when to try again.
     */
    OVERLOADED(503, "Overloaded"),
    /** The database does not answer, or the node is stopping; {@code Retry-After} says when to try again. */
    UNAVAILABLE(503, "Unavailable");

    private final int status;
    private final String title;
    private final String detail;

    ProblemType(int status, String title) {
        this(status, title, title + ".");
    }

    ProblemType(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The detail for a refusal of which only the type is known. */
    public String detail() {
        return detail;
    }

    /** The stable code of this problem: {@code EMAIL_TAKEN} is {@code email-taken}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The problem for a status that the server or JAX-RS chose. */
    public static ProblemType of(int status) {
        return switch (status) {
            case 400 -> BAD_REQUEST;
            case 401 -> TOKEN_REQUIRED;
            case 409 -> REQUEST_REFUSED;
            case 503 -> UNAVAILABLE;
            default ->
                Arrays.stream(values())
                        .filter(type -> type.status == status)
                        .findFirst()
                        .orElse(status < 500 ? REQUEST_REFUSED : INTERNAL_ERROR);
        };
    }

    /** The problem that a refusal of an application resembles; throws {@code IllegalArgumentException} if it is none. */
    static ProblemType ofOwn(int status) {
        if (status < 400 || status > 499) {
            throw new IllegalArgumentException("not the status of a refusal: " + status);
        }
        return of(status);
    }
}
