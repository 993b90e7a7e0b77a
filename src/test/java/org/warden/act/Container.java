package org.warden.act;

import com.arjuna.ats.jta.cdi.TransactionExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.interceptor.Interceptor;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.warden.Wiring;
import org.warden.database.Act;
import org.warden.database.Migration;
import org.warden.key.KeyMaking;
import org.warden.key.KeyRotation;
import org.warden.login.Logins;
import org.warden.mail.Mailbox;
import org.warden.mirror.Mirrors;
import org.warden.secondfactor.Apps;
import org.warden.setting.SettingsGroup;

/** Warden's beans without the resource classes, and with the tests' own wiring. */
final class Container implements AutoCloseable {
    private final WeldContainer weld;

    Container() {
        Transactions.configure();
        weld = new Weld("acts")
                .disableDiscovery()
                .skipShutdownHook()
                .addBeanClasses(beans())
                .addBeanClasses(Instruments.class, Browser.class, Stores.class, Errand.class)
                .addBeanClasses(Rows.class, People.class, Logins.class, Mailbox.class, Apps.class)
                .addExtensions(extensions())
                .addExtensions(new TransactionExtension(), new PersistenceContexts())
                .addServices(new Transactions())
                .initialize();
        weld.select(Migration.class).get().run(weld.select(KeyMaking.class).get()::requireOpenable);
    }

    /** Finds our extensions as a server does. Others on the class path belong to the tests of consumers. */
    private static Extension[] extensions() {
        return ServiceLoader.load(Extension.class).stream()
                .filter(found -> found.type().getName().startsWith("org.warden."))
                .map(ServiceLoader.Provider::get)
                .toArray(Extension[]::new);
    }

    /** Reads the folder of the classes: a scan of the class path would find the tests too. */
    private static Class<?>[] beans() {
        Path classes = Path.of(URI.create(
                Wiring.class.getProtectionDomain().getCodeSource().getLocation().toString()));
        try (Stream<Path> files = Files.walk(classes.resolve("org/warden"))) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith(".class"))
                    .map(file -> type(file.replace(".class", "").replace(File.separatorChar, '.')))
                    .filter(Container::isBean)
                    .toArray(Class<?>[]::new);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, Container.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isBean(Class<?> type) {
        boolean bean = type.isAnnotationPresent(ApplicationScoped.class)
                || type.isAnnotationPresent(Act.class)
                || type.isAnnotationPresent(SettingsGroup.class)
                || type.isAnnotationPresent(Interceptor.class);
        return bean && !type.isAnnotationPresent(jakarta.ws.rs.Path.class) && type != Wiring.class;
    }

    /** Empties the database, creates the first key and injects the fields of the tests. */
    void prepare(List<Object> tests) {
        Rows rows = weld.select(Rows.class).get();
        rows.clear();
        weld.select(Instruments.class).get().reset();
        weld.select(Browser.class).get().reset();
        weld.select(Stores.class).get().reset();
        weld.select(KeyRotation.class).get().ensure();
        rows.forgetEvents();
        weld.select(Mirrors.class).get().reload();
        tests.forEach(this::inject);
    }

    private <T> void inject(T test) {
        BeanManager beans = weld.getBeanManager();
        @SuppressWarnings("unchecked") // its own class
        Class<T> type = (Class<T>) test.getClass();
        beans.getInjectionTargetFactory(beans.createAnnotatedType(type))
                .createInjectionTarget(null)
                .inject(test, beans.createCreationalContext(null));
    }

    @Override
    public void close() {
        weld.close();
    }
}
