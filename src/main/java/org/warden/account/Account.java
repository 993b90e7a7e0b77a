package org.warden.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.warden.mail.Recipient;
import org.warden.person.Person;
import org.warden.role.Role;
import org.warden.word.WordText;

/** An account. */
@Entity
@Table(name = "account")
public class Account {
    static final String ACTIVE = "ACTIVE";
    static final String UNCONFIRMED = "UNCONFIRMED";

    /** Prefix of the user-name key of an unconfirmed account. No user name contains it. */
    private static final String UNHELD = "~";

    @Id
    private UUID id;

    private String username;

    @Column(name = "username_key")
    private String usernameKey;

    private String email;

    @Column(name = "email_key")
    private String emailKey;

    @Column(name = "first_name")
    private String firstName;

    @Column(name = "last_name")
    private String lastName;

    @Column(name = "password_hash")
    private String passwordHash;

    private Instant created;

    private int epoch;

    private String status;

    @Column(name = "email_proven")
    private boolean emailProven;

    @Column(name = "second_factor")
    private boolean secondFactor;

    @Column(name = "last_login")
    private Instant lastLogin;

    @Column(name = "roles_changed")
    private Instant rolesChanged;

    @ManyToMany
    @JoinTable(
            name = "account_role",
            joinColumns = @JoinColumn(name = "account_id"),
            inverseJoinColumns = @JoinColumn(name = "role_name"))
    private Set<Role> roles = new HashSet<>();

    protected Account() {}

    /** A new account without a role. */
    public Account(UUID id, Person person, String passwordHash, Instant created) {
        this.id = id;
        this.username = person.username();
        this.usernameKey = key(person.username());
        this.email = person.email();
        this.emailKey = key(person.email());
        this.firstName = person.firstName();
        this.lastName = person.lastName();
        this.passwordHash = passwordHash;
        this.created = created;
        this.status = ACTIVE;
    }

    /** Returns a user name or an e-mail address in the form that must be unique. */
    public static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Adds a role, without an end, to an account that is not stored yet. */
    public void give(Role role) {
        roles.add(role);
    }

    /** Changes the names; null leaves a name as it is. */
    void rename(String newFirstName, String newLastName) {
        firstName = newFirstName == null ? firstName : newFirstName;
        lastName = newLastName == null ? lastName : newLastName;
    }

    /**
     * Makes the account unconfirmed. Until its owner opens the mailed link, no login succeeds and others may register the same
     * user name.
     */
    public void awaitConfirmation() {
        status = UNCONFIRMED;
        usernameKey = UNHELD + id;
    }

    /** Marks the address as proven and activates an unconfirmed account. Leaves any other status as it is. */
    void confirm() {
        emailProven = true;
        if (isUnconfirmed()) {
            status = ACTIVE;
            usernameKey = key(username);
        }
    }

    /** Whether the owner has not yet confirmed the address of a new account. */
    public boolean isUnconfirmed() {
        return status.equals(UNCONFIRMED);
    }

    /** Whether the right password opens the account: it is neither unconfirmed nor disabled. */
    public boolean isActive() {
        return status.equals(ACTIVE);
    }

    /** Sets a new e-mail address that is proven, and begins a new epoch: an undo removes what was added since. */
    void move(String newEmail) {
        email = newEmail;
        emailKey = key(newEmail);
        emailProven = true;
        epoch++;
    }

    /** Sets a new password and invalidates earlier proofs. */
    public void changePassword(String newHash) {
        passwordHash = newHash;
        epoch++;
    }

    /** Sets whether a login requires a second factor, and invalidates earlier proofs. */
    public void needSecondFactor(boolean needed) {
        secondFactor = needed;
        epoch++;
    }

    /** Whether a login requires a second factor. */
    public boolean needsSecondFactor() {
        return secondFactor;
    }

    /** Counts the changes that invalidate earlier proofs: a proof from another epoch must be repeated. */
    public int epoch() {
        return epoch;
    }

    /** The stored hash of the password. */
    public String passwordHash() {
        return passwordHash;
    }

    public UUID id() {
        return id;
    }

    /** The address for mails to the owner. */
    public Recipient mailbox() {
        return new Recipient(email, emailProven);
    }

    public String username() {
        return username;
    }

    public String email() {
        return email;
    }

    /** The names of the owner. */
    public Person person() {
        return new Person(firstName, lastName, username, email);
    }

    /** The words by which the account is found. */
    public Set<String> words() {
        return WordText.of(username, email, firstName, lastName);
    }

    /** The time of the last login, or null. */
    public Instant lastLogin() {
        return lastLogin;
    }

    String firstName() {
        return firstName;
    }

    String lastName() {
        return lastName;
    }

    Instant created() {
        return created;
    }

    /** The roles with which a new account begins, in alphabetical order; {@link RoleSources} knows those of any account. */
    public List<String> firstRoles() {
        return roles.stream().map(Role::name).sorted().toList();
    }
}
