package org.warden.bootstrap;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
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
    private static final System.Logger LOG = System.getLogger(ApplicationDeclaration.class.getName());

    @Inject
    Declarations declarations;

    @Inject
    Events events;

    /**
     * Declares the permissions of the file if they differ from the declared ones, also those that another application has
     * declared: a start must not depend on other applications. The caller must hold a lock, so that two nodes do not declare
     * them at once.
     *
     * @throws IllegalStateException if the file is invalid
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
        PermissionNames.mistakeOfApplication(application).ifPresent(text -> {
            throw mistake(APPLICATION, text);
        });
        permissions.forEach(ApplicationDeclaration::require);
        if (permissions.equals(declarations.of(application))) {
            return;
        }
        int taken = declarations.take(application, permissions.keySet());
        if (taken > 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} permissions of other applications belong to {1} now",
                    taken,
                    application);
        }
        declarations.replace(
                application,
                permissions.entrySet().stream()
                        .map(one -> new DeclaredPermission(one.getKey(), application, one.getValue()))
                        .toList());
        events.happened(Action.PERMISSIONS_DECLARED, application, Requester.NONE);
    }

    private static void require(String name, String description) {
        PermissionNames.mistake(name).ifPresent(text -> {
            throw mistake(name, text);
        });
        if (name.indexOf(':') < 0) {
            throw mistake(name, "must have at least two words with a dot between them");
        }
        if (description.length() > PermissionNames.LONGEST_DESCRIPTION) {
            throw mistake(
                    name, "has a description of more than " + PermissionNames.LONGEST_DESCRIPTION + " characters");
        }
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
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new IllegalStateException(FILE + " cannot be read.", unreadable);
        }
    }

    private static IllegalStateException mistake(String name, String text) {
        return new IllegalStateException(FILE + ": " + name + " " + text + ".");
    }
}
