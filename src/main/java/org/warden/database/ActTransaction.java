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
 * The transaction of an {@link Act}: the EJB container's where there is one, otherwise one of JTA's with the same borders. An
 * act with a transaction of its own never runs within another act: that one may hold a row or a connection, and enough
 * callers that hold one and wait for a second stop the whole node.
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
            throw new IllegalStateException(what + " within the transaction of another act.");
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

    /** A commit that fails is a checked exception of JTA, which no caller of an act expects. */
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
            default -> throw new IllegalStateException("No act has had this attribute yet: " + attribute);
        };
    }
}
