package org.warden.account;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.warden.mail.Recipient;
import org.warden.person.Person;
import org.warden.role.Role;
import org.warden.word.WordText;

/** An account. */
@Entity
@Table(name = "account")
@SuppressWarnings("UnusedVariable") // only queries read the kind and the day of the last login
public class Account {
    /** Prefix of the user-name key of an unconfirmed account. No user name contains it. */
    private static final String UNHELD = "~";

    @Id
    private UUID id;

    private String username;
    private String email;
    private Instant created;
    private String language;
    private String kind = "PERSON";
    private int version;
    private int epoch;

    @Column(name = "username_key")
    private String usernameKey;

    @Column(name = "email_key")
    private String emailKey;

    @Column(name = "first_name")
    private String firstName;

    @Column(name = "last_name")
    private String lastName;

    @Column(name = "password_hash")
    private String passwordHash;

    @Embedded
    private Standing standing = new Standing();

    @Column(name = "email_proven")
    private boolean emailProven;

    @Column(name = "second_factor")
    private boolean secondFactor;

    @Column(name = "last_login")
    private Instant lastLogin;

    @Column(name = "last_seen")
    private LocalDate lastSeen = LocalDate.EPOCH;

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
        version++;
    }

    /** Changes the user name and the language; null leaves one as it is. */
    public void edit(String newUsername, String newLanguage) {
        username = newUsername == null ? username : newUsername;
        usernameKey = isUnconfirmed() ? usernameKey : key(username);
        language = newLanguage == null ? language : newLanguage;
        version++;
    }

    /** The version for the entity tag. Changes of names, address and standing raise it; a login does not. */
    public int version() {
        return version;
    }

    /** Changes the standing, and invalidates earlier proofs. */
    public void change(Consumer<Standing> change, Instant now) {
        change.accept(standing);
        standing.settle(now);
        version++;
        epoch++;
    }

    /** The status, and what keeps the account from being used. */
    public Standing standing() {
        return standing;
    }

    /** Makes the account unconfirmed: until its owner opens the mailed link, others may register the same user name. */
    public void awaitConfirmation() {
        standing.begin(Standing.UNCONFIRMED);
        usernameKey = UNHELD + id;
    }

    /** Makes the account an invited one, which no password opens until its owner chooses one. */
    public void awaitAcceptance() {
        standing.begin(Standing.INVITED);
    }

    /** Marks the address as proven and activates an unconfirmed or invited account. A lock stays. */
    void confirm() {
        emailProven = true;
        if (isUnconfirmed() || isInvited()) {
            standing.begin(Standing.ACTIVE);
            usernameKey = key(username);
            version++;
        }
    }

    /** Whether the owner has not yet confirmed the address of a new account, which may also be locked. */
    public boolean isUnconfirmed() {
        return standing.isBelow(Standing.UNCONFIRMED);
    }

    /** Whether the account was invited and its owner has not yet chosen a password; it may also be locked. */
    public boolean isInvited() {
        return standing.isBelow(Standing.INVITED);
    }

    /** Sets a new e-mail address that is proven, and begins a new epoch: an undo removes what was added since. */
    void move(String newEmail) {
        email = newEmail;
        emailKey = key(newEmail);
        emailProven = true;
        version++;
        epoch++;
    }

    /** Sets a new password and invalidates earlier proofs. */
    public void changePassword(String newHash) {
        passwordHash = newHash;
        standing.requireNewPassword(false);
        epoch++;
    }

    /** Sets whether a login requires a second factor, and invalidates earlier proofs. */
    public void needSecondFactor(boolean needed) {
        secondFactor = needed;
        version++;
        epoch++;
    }

    public boolean needsSecondFactor() {
        return secondFactor;
    }

    /** Counts the changes that invalidate earlier proofs. */
    public int epoch() {
        return epoch;
    }

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

    public Person person() {
        return new Person(firstName, lastName, username, email);
    }

    /** The words by which the account is found. */
    public Set<String> words() {
        return WordText.of(username, email, firstName, lastName);
    }

    public String language() {
        return language;
    }

    public Instant lastLogin() {
        return lastLogin;
    }

    Instant created() {
        return created;
    }

    /** The roles with which a new account begins, in alphabetical order; {@link RoleSources} knows those of any account. */
    public List<String> firstRoles() {
        return roles.stream().map(Role::name).sorted().toList();
    }
}
