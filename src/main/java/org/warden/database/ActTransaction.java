package org.warden.database;

import jakarta.annotation.Priority;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.TransactionalException;

/**
 * The transaction of an {@link Act}: that of the EJB container if there is one, otherwise a JTA transaction with the same
 * boundaries. An act with a transaction of its own must not run within another act, which may hold a row or a connection: if
 * enough callers hold one connection and wait for a second, the node stops.
 */
@Transacted
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class ActTransaction {
    private static final ThreadLocal<Boolean> OPEN = new ThreadLocal<>();

    @Inject
    EjbContainer ejb;

    @Inject
    JtaTransaction jta;

    /** Throws {@link IllegalStateException} if this thread is within an act, whose transaction {@code what} would keep open. */
    public static void requireNone(String what) {
        if (OPEN.get() != null) {
            throw new IllegalStateException(what + " must not run within the transaction of another act.");
        }
    }

    @AroundInvoke
    Object around(InvocationContext act) throws Exception {
        if (isItsOwn(act)) {
            requireNone(act.getMethod().getDeclaringClass().getSimpleName() + "."
                    + act.getMethod().getName());
        }
        boolean outermost = OPEN.get() == null;
        OPEN.set(true);
        try {
            return ejb.isPresent() ? act.proceed() : inTransaction(act);
        } finally {
            if (outermost) {
                OPEN.remove();
            }
        }
    }

    /** Wraps JTA's checked exception for a failed commit, which callers of an act do not expect. */
    private Object inTransaction(InvocationContext act) {
        try {
            return isItsOwn(act) ? jta.requireNew(act) : jta.require(act);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception rolledBack) {
            throw new TransactionalException("The act was rolled back.", rolledBack);
        }
    }

    private static boolean isItsOwn(InvocationContext act) {
        TransactionAttribute attribute = act.getMethod().getAnnotation(TransactionAttribute.class);
        return switch (attribute == null ? TransactionAttributeType.REQUIRED : attribute.value()) {
            case REQUIRED -> false;
            case REQUIRES_NEW -> true;
            default -> throw new IllegalStateException("Unsupported transaction attribute of an act: " + attribute);
        };
    }
}
