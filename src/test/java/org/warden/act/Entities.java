package org.warden.act;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.Map;
import org.eclipse.persistence.platform.server.ServerPlatformBase;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.eclipse.persistence.sessions.ExternalTransactionController;
import org.eclipse.persistence.transaction.JTATransactionController;
import org.warden.database.WardenDataSource;

/**
 * The entity manager of the running transaction, as a server injects it for {@code @PersistenceContext}. It refuses every call
 * outside a transaction, because only acts may use entities.
 */
final class Entities implements InvocationHandler, AutoCloseable {
    private final TransactionSynchronizationRegistry registry = Transactions.registry();
    private final AgroalDataSource connections;
    private final EntityManagerFactory factory;

    Entities() {
        JTATransactionController.setDefaultTransactionManager(Transactions.manager());
        connections = connections();
        factory = Persistence.createEntityManagerFactory(
                "warden",
                Map.of(
                        "jakarta.persistence.jtaDataSource",
                        connections,
                        "eclipselink.target-server",
                        Platform.class.getName()));
    }

    /** Like the data source that a server creates from {@code @DataSourceDefinition}: pooled and part of the transaction. */
    private AgroalDataSource connections() {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(16)
                            .transactionIntegration(
                                    new NarayanaTransactionIntegration(Transactions.manager(), registry))
                            .connectionFactoryConfiguration(
                                    factory -> factory.connectionProviderClass(WardenDataSource.class))));
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    EntityManager manager() {
        return (EntityManager)
                Proxy.newProxyInstance(Entities.class.getClassLoader(), new Class<?>[] {EntityManager.class}, this);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(ofTransaction(), arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private EntityManager ofTransaction() {
        if (registry.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("Entities are used outside the transaction of an act.");
        }
        EntityManager open = (EntityManager) registry.getResource(this);
        return open == null ? begin() : open;
    }

    private EntityManager begin() {
        EntityManager begun = factory.createEntityManager();
        registry.putResource(this, begun);
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // EclipseLink writes in its own synchronization.
            }

            @Override
            public void afterCompletion(int status) {
                begun.close();
            }
        });
        return begun;
    }

    @Override
    public void close() {
        factory.close();
        connections.close();
    }

    /** Tells EclipseLink that transactions come from JTA. */
    public static final class Platform extends ServerPlatformBase {
        public Platform(DatabaseSession session) {
            super(session);
        }

        @Override
        public Class<? extends ExternalTransactionController> getExternalTransactionControllerClass() {
            return JTATransactionController.class;
        }
    }
}
