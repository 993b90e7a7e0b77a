package org.warden.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@SuppressWarnings({"UnnecessaryAssignment", "UnusedMethod"}) // what a container would do, and what is found by name
class ActTransactionTest {
    private final ActTransaction transactions = new ActTransaction();

    ActTransactionTest() {
        transactions.ejb = new EjbContainer();
        transactions.ejb.found(null);
    }

    @Test
    void actMayCallAnotherThatJoinsIt() throws Exception {
        assertThat(act("joins", () -> act("joins", () -> "done"))).isEqualTo("done");
    }

    @Test
    void actWithATransactionOfItsOwnMayCallOneThatJoinsIt() throws Exception {
        assertThat(act("alone", () -> act("joins", () -> "done"))).isEqualTo("done");
    }

    @Test
    void actWithATransactionOfItsOwnNeverRunsWithinAnother() {
        assertThatThrownBy(() -> act("joins", () -> act("alone", () -> "done")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Acts.alone must not run within the transaction of another act.");
    }

    @Test
    void actWithATransactionOfItsOwnMayFollowAnother() throws Exception {
        act("joins", () -> act("joins", () -> "done"));
        assertThat(act("alone", () -> "done")).isEqualTo("done");
    }

    @Test
    void actThatFailsIsOver() throws Exception {
        assertThatThrownBy(() -> act("joins", () -> {
                    throw new IllegalArgumentException();
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(act("alone", () -> "done")).isEqualTo("done");
    }

    private Object act(String method, Callable<Object> work) throws Exception {
        return transactions.around(new Call(Acts.class.getDeclaredMethod(method), work));
    }

    private static final class Acts {
        void joins() {}

        @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
        void alone() {}
    }

    private record Call(Method method, Callable<Object> work) implements InvocationContext {
        @Override
        public Method getMethod() {
            return method;
        }

        @Override
        public Object proceed() throws Exception {
            return work.call();
        }

        @Override
        public Object getTarget() {
            return null;
        }

        @Override
        public Object getTimer() {
            return null;
        }

        @Override
        public Constructor<?> getConstructor() {
            return null;
        }

        @Override
        public Object[] getParameters() {
            return new Object[0];
        }

        @Override
        public void setParameters(Object[] parameters) {}

        @Override
        public Map<String, Object> getContextData() {
            return Map.of();
        }
    }
}
