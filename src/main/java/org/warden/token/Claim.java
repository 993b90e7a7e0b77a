package org.warden.token;

/** The claims of our own beside the registered ones: the session, the kind of token, and the names the guides used. */
final class Claim {
    static final String SESSION = "sid";
    static final String USE = "token_use";
    static final String ACCESS = "access";
    static final String UPN = "upn";
    static final String USERNAME = "preferred_username";
    static final String GROUPS = "groups";
    static final String AUTHENTICATED_AT = "auth_time";
    static final String METHODS = "amr";
    static final String ROLES = "roles";
    static final String UID = "uid";
    static final String EMAIL = "email";

    private Claim() {}
}
