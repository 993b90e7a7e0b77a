package org.warden.throttle;

/**
 * What one call of a door costs its caller, in units of one password hash.
 */
public enum Cost {
    /** Answered from memory, or by one cheap read. */
    NOTHING(0, 0),
    /** Writes rows. An address may be that of many people, who all renew their sessions, so it pays less than the account. */
    WRITE(0.1, 0.2),
    /**
     * Ends sessions. Counted per session, not per account: a thief's calls must not keep the owner from ending the thief's
     * session.
     */
    ENDING(0.1, 0.2),
    /** Computes a password hash. */
    HASH(1, 1),
    /** Reads thousands of rows into one answer. */
    LARGE(5, 10);

    private final double forAddress;
    private final double forAccount;

    Cost(double forAddress, double forAccount) {
        this.forAddress = forAddress;
        this.forAccount = forAccount;
    }

    double forAddress() {
        return forAddress;
    }

    double forAccount() {
        return forAccount;
    }
}
