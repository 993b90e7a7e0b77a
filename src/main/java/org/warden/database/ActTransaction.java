package org.warden.database;

import jakarta.annotation.Priority;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** The transaction of an {@link Act}: the EJB container's where there is one, otherwise one of JTA's with the same borders. */
@Transacted
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class ActTransaction {
    @Inject
    EjbContainer ejb;

    @Inject
    JtaTransaction jta;

    @AroundInvoke
    Object around(InvocationContext act) throws Exception {
        if (ejb.isPresent()) {
            return act.proceed();
        }
        return isItsOwn(act) ? jta.requireNew(act) : jta.require(act);
    }

    private static boolean isItsOwn(InvocationContext act) {
        TransactionAttribute attribute = act.getMethod().getAnnotation(TransactionAttribute.class);
        return attribute != null && attribute.value() == TransactionAttributeType.REQUIRES_NEW;
    }
}
