package org.warden.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;

/**
 * Runs an act in a transaction without EJB (Jakarta Transactions 2.0, section 3.7); every unchecked exception rolls it back.
 */
@ApplicationScoped
public class JtaTransaction {
    @Transactional(Transactional.TxType.REQUIRED)
    public Object require(InvocationContext act) throws Exception {
        return act.proceed();
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Object requireNew(InvocationContext act) throws Exception {
        return act.proceed();
    }
}
