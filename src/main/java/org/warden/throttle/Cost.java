package org.warden.throttle;

/** The cost of a call to a resource method, in units of one password hash. */
public enum Cost {
    /** Answered from memory or by one cheap read. */
    NOTHING(0, 0),
    /** Writes rows. Many people who renew their sessions may share an address, so it pays less than the account. */
    WRITE(0.1, 0.2),
    /**
     * Ends sessions. Counted per session, not per account: a thief's calls must not keep the owner from ending the thief's
     * session.
     */
    ENDING(0.1, 0.2),
    /** Computes a password hash. */
    HASH(1, 1),
    /** Reads a whole list of rights, which is small in most installations. */
    LIST(1, 1),
    /** Reads thousands of rows for one answer. */
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
