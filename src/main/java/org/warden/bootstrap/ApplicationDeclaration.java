package org.warden.bootstrap;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.warden.account.Events;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Requester;
import org.warden.role.Declarations;
import org.warden.role.DeclaredPermission;
import org.warden.role.PermissionNames;

/** Declares the permissions of an application that stands inside this WAR. */
@Act
@Stateless
public class ApplicationDeclaration {
    /**
     * Contains the line {@code application=shop} and one line for each permission: {@code product.update=Change products}
     * declares {@code product:update}.
     */
    private static final String FILE = "META-INF/warden-permissions.properties";

    private static final String APPLICATION = "application";

    @Inject
    Declarations declarations;

    @Inject
    Events events;

    /**
     * Declares the permissions of the file if they differ from the declared ones. The caller must hold a lock, so that two
     * nodes do not declare them at once.
     *
     * @throws IllegalStateException if the file is invalid, or another application has declared one of the permissions
     */
    public void ensure() {
        URL file = ApplicationDeclaration.class.getClassLoader().getResource(FILE);
        if (file != null) {
            Properties lines = read(file);
            String application = Objects.toString(lines.remove(APPLICATION), "");
            ensure(application, permissions(lines));
        }
    }

    void ensure(String application, Map<String, String> permissions) {
        if (!PermissionNames.isWord(application)) {
            throw mistake(APPLICATION, "must be 1 to 40 characters of a-z, 0-9 and -, and not warden");
        }
        permissions
                .keySet()
                .forEach(name -> PermissionNames.mistake(name).ifPresent(text -> {
                    throw mistake(name, text);
                }));
        if (permissions.equals(declared(application))) {
            return;
        }
        declarations.ofOthers(application, permissions.keySet()).ifPresent(taken -> {
            throw mistake(taken.name(), "is declared by the application " + taken.application());
        });
        declarations.replace(
                application,
                permissions.entrySet().stream()
                        .map(one -> new DeclaredPermission(one.getKey(), application, one.getValue()))
                        .toList());
        events.happened(Action.PERMISSIONS_DECLARED, application, Requester.NONE);
    }

    private Map<String, String> declared(String application) {
        List<DeclaredPermission> declared = declarations.of(application);
        return declared.stream().collect(Collectors.toMap(DeclaredPermission::name, DeclaredPermission::description));
    }

    private static Map<String, String> permissions(Properties lines) {
        Map<String, String> permissions = new TreeMap<>();
        lines.forEach((name, text) -> permissions.put(name.toString().replace('.', ':'), text.toString()));
        return permissions;
    }

    private static Properties read(URL file) {
        try (Reader reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
            Properties lines = new Properties();
            lines.load(reader);
            return lines;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static IllegalStateException mistake(String name, String text) {
        return new IllegalStateException(FILE + ": " + name + " " + text + ".");
    }
}
