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

/** One account. */
@Entity
@Table(name = "account")
public class Account {
    private static final String ACTIVE = "ACTIVE";
    static final String UNCONFIRMED = "UNCONFIRMED";

    /** Begins the key of an account that does not hold its user name yet; no user name has this sign. */
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

    /** The form under which a user name or an e-mail address is unique. */
    public static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    public void give(Role role) {
        roles.add(role);
    }

    /** Whether the account had it. */
    boolean take(Role role) {
        return roles.remove(role);
    }

    /** Other names; what is null stays as it is. */
    public void rename(String newFirstName, String newLastName) {
        firstName = newFirstName == null ? firstName : newFirstName;
        lastName = newLastName == null ? lastName : newLastName;
    }

    /**
     * Until the mailbox has answered a link there is no login, and the user name is not held: others may register with it too.
     */
    public void awaitConfirmation() {
        status = UNCONFIRMED;
        usernameKey = UNHELD + id;
    }

    /** The mailbox has answered. What keeps an account shut for another reason goes on doing so. */
    void confirm() {
        emailProven = true;
        if (isUnconfirmed()) {
            status = ACTIVE;
            usernameKey = key(username);
        }
    }

    public boolean isUnconfirmed() {
        return status.equals(UNCONFIRMED);
    }

    /** Whether the right password opens the account: it is neither unconfirmed nor disabled. */
    public boolean isActive() {
        return status.equals(ACTIVE);
    }

    /** Sets a new e-mail address, whose mailbox has answered, and begins a new epoch: an undo removes what came since. */
    void move(String newEmail) {
        email = newEmail;
        emailKey = key(newEmail);
        emailProven = true;
        epoch++;
    }

    /** A new password unlocks the account; a proof by the old one no longer counts. */
    public void changePassword(String newHash) {
        passwordHash = newHash;
        epoch++;
    }

    /** Sets whether a login takes a second factor; an earlier proof no longer counts. */
    public void needSecondFactor(boolean needed) {
        secondFactor = needed;
        epoch++;
    }

    /** Whether a login takes more than a password. */
    public boolean needsSecondFactor() {
        return secondFactor;
    }

    /** Counts the changes that make earlier proofs worthless: a proof of another epoch must be repeated. */
    public int epoch() {
        return epoch;
    }

    /** When a role was last given or taken, or null. */
    Instant rolesChanged() {
        return rolesChanged;
    }

    /** The stored hash of the password. */
    public String passwordHash() {
        return passwordHash;
    }

    public UUID id() {
        return id;
    }

    /** Where its owner is written to. */
    public Recipient mailbox() {
        return new Recipient(email, emailProven);
    }

    public String username() {
        return username;
    }

    public String email() {
        return email;
    }

    /** What its owner is called. */
    public Person person() {
        return new Person(firstName, lastName, username, email);
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

    /** The names of the roles, in the order of the alphabet. */
    public List<String> roleNames() {
        return roles.stream().map(Role::name).sorted().toList();
    }
}
