package org.warden.role;

import java.util.Map;
import java.util.TreeMap;

/** The permissions that Warden's own endpoints ask for. */
public final class OwnPermissions {
    /** The first word of each of them. No application may declare a permission with it. */
    public static final String APPLICATION = "warden";

    /** The beginning of each of them. */
    public static final String PREFIX = APPLICATION + ":";

    public static final String ACCOUNT_READ = PREFIX + "account:read";
    public static final String ACCOUNT_CREATE = PREFIX + "account:create";
    public static final String ACCOUNT_UPDATE = PREFIX + "account:update";
    public static final String ACCOUNT_EMAIL = PREFIX + "account:email";
    public static final String ACCOUNT_LOCK = PREFIX + "account:lock";
    public static final String ACCOUNT_UNLOCK = PREFIX + "account:unlock";
    public static final String ACCOUNT_DISABLE = PREFIX + "account:disable";
    public static final String ACCOUNT_LOGOUT = PREFIX + "account:logout";
    public static final String ACCOUNT_PASSWORD = PREFIX + "account:password";
    public static final String ACCOUNT_SECOND_FACTOR = PREFIX + "account:second-factor";
    public static final String ACCOUNT_DELETE = PREFIX + "account:delete";
    public static final String ACCOUNT_ERASE = PREFIX + "account:erase";
    public static final String SESSION_READ = PREFIX + "session:read";
    public static final String ROLE_READ = PREFIX + "role:read";
    public static final String ROLE_WRITE = PREFIX + "role:write";
    public static final String GRANT_WRITE = PREFIX + "grant:write";
    public static final String GROUP_READ = PREFIX + "group:read";
    public static final String GROUP_WRITE = PREFIX + "group:write";
    public static final String GROUP_MEMBERS = PREFIX + "group:members";
    public static final String PERMISSION_WRITE = PREFIX + "permission:write";
    public static final String AUDIT_READ = PREFIX + "audit:read";
    public static final String AUDIT_VERIFY = PREFIX + "audit:verify";
    public static final String KEY_READ = PREFIX + "key:read";
    public static final String KEY_ROTATE = PREFIX + "key:rotate";
    public static final String KEY_REVOKE = PREFIX + "key:revoke";

    private static final Map<String, String> DESCRIPTIONS = Map.ofEntries(
            Map.entry(ACCOUNT_READ, "Find and read accounts"),
            Map.entry(ACCOUNT_CREATE, "Invite accounts"),
            Map.entry(ACCOUNT_UPDATE, "Change the names and the language of accounts"),
            Map.entry(ACCOUNT_EMAIL, "Change the e-mail addresses of accounts"),
            Map.entry(ACCOUNT_LOCK, "Lock accounts"),
            Map.entry(ACCOUNT_UNLOCK, "Unlock accounts"),
            Map.entry(ACCOUNT_DISABLE, "Disable and enable accounts"),
            Map.entry(ACCOUNT_LOGOUT, "End sessions of accounts"),
            Map.entry(ACCOUNT_PASSWORD, "Mail a link for a new password, and demand a new password"),
            Map.entry(ACCOUNT_SECOND_FACTOR, "Remove second factors of accounts"),
            Map.entry(ACCOUNT_DELETE, "Delete accounts, and restore them during the grace period"),
            Map.entry(ACCOUNT_ERASE, "Delete accounts at once"),
            Map.entry(SESSION_READ, "List the sessions of accounts"),
            Map.entry(ROLE_READ, "Read roles and permissions"),
            Map.entry(ROLE_WRITE, "Create, change and delete roles"),
            Map.entry(GRANT_WRITE, "Give roles to accounts and take them"),
            Map.entry(GROUP_READ, "Read groups and their members"),
            Map.entry(GROUP_WRITE, "Create, change, move and delete groups"),
            Map.entry(GROUP_MEMBERS, "Add and remove members of groups"),
            Map.entry(PERMISSION_WRITE, "Declare the permissions of applications"),
            Map.entry(AUDIT_READ, "Read the audit log"),
            Map.entry(AUDIT_VERIFY, "Verify the audit log"),
            Map.entry(KEY_READ, "List the signing keys"),
            Map.entry(KEY_ROTATE, "Rotate the signing keys"),
            Map.entry(KEY_REVOKE, "Revoke signing keys"));

    private OwnPermissions() {}

    /** Each permission with its description, in alphabetical order. */
    public static Map<String, String> all() {
        return new TreeMap<>(DESCRIPTIONS);
    }

    /** Whether this permission, which may be a wildcard, concerns Warden only. */
    public static boolean contain(String permission) {
        return permission.startsWith(PREFIX);
    }
}
