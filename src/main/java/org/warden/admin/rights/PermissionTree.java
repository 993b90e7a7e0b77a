package org.warden.admin.rights;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.warden.admin.rights.PermissionsView.Node;
import org.warden.database.Act;
import org.warden.role.Declarations;
import org.warden.role.DeclaredPermission;
import org.warden.role.OwnPermissions;
import org.warden.role.Role;
import org.warden.role.Roles;

/** Reads all permissions that exist: those that applications have declared, Warden's own, and those of roles. */
@Act
@Stateless
public class PermissionTree {
    private static final String TOP = "";

    @Inject
    Declarations declarations;

    @Inject
    Roles roles;

    /** The permissions as a tree. */
    public PermissionsView read() {
        Map<String, DeclaredPermission> declared = new TreeMap<>();
        OwnPermissions.all()
                .forEach((name, text) ->
                        declared.put(name, new DeclaredPermission(name, OwnPermissions.APPLICATION, text)));
        declarations.all().forEach(one -> declared.put(one.name(), one));
        Map<String, List<String>> users = new TreeMap<>();
        for (Role role : roles.all()) {
            role.rights()
                    .sorted()
                    .forEach(name -> users.computeIfAbsent(name, any -> new ArrayList<>())
                            .add(role.name()));
        }
        return new PermissionsView(nodes(TOP, new Known(declared, users, children(declared, users))));
    }

    /** The names below each name. */
    private static Map<String, List<String>> children(Map<String, ?> declared, Map<String, ?> users) {
        Map<String, String> parents = new TreeMap<>();
        declared.keySet().forEach(name -> addWithAbove(name, parents));
        users.keySet().forEach(name -> addWithAbove(name, parents));
        Map<String, List<String>> children = new TreeMap<>();
        parents.forEach((name, parent) ->
                children.computeIfAbsent(parent, any -> new ArrayList<>()).add(name));
        return children;
    }

    private static void addWithAbove(String name, Map<String, String> parents) {
        int colon = name.lastIndexOf(':');
        String parent = colon < 0 ? TOP : name.substring(0, colon);
        parents.put(name, parent);
        if (colon >= 0) {
            addWithAbove(parent, parents);
        }
    }

    private static List<Node> nodes(String parent, Known known) {
        return known.children().getOrDefault(parent, List.of()).stream()
                .map(name -> node(name, known))
                .toList();
    }

    private static Node node(String name, Known known) {
        DeclaredPermission declared = known.declared().get(name);
        return new Node(
                name,
                declared == null ? null : declared.description(),
                declared == null ? null : declared.application(),
                known.users().getOrDefault(name, List.of()),
                nodes(name, known));
    }

    private record Known(
            Map<String, DeclaredPermission> declared,
            Map<String, List<String>> users,
            Map<String, List<String>> children) {}
}
