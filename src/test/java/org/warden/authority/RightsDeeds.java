package org.warden.authority;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.warden.admin.grants.RoleAssignment;
import org.warden.admin.grants.RoleAssignment.Target;
import org.warden.admin.grants.Terms;
import org.warden.admin.rights.DeclarationRequest;
import org.warden.admin.rights.NewRoleRequest;
import org.warden.admin.rights.PermissionEditing;
import org.warden.admin.rights.RoleEdit;
import org.warden.admin.rights.RoleEditing;
import org.warden.http.IfMatch;
import org.warden.time.Until;

/** The acts on roles and grants. */
final class RightsDeeds {
    static final IfMatch ANY = new IfMatch(List.of("*"));
    private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");

    private RightsDeeds() {}

    static Stream<Deed> all() {
        return Stream.concat(
                Who.ROLES.keySet().stream().sorted().flatMap(RightsDeeds::grants),
                Stream.concat(
                        roles(),
                        Stream.of(Deed.onRole(
                                        "PermissionEditing.declare",
                                        "",
                                        "warden:permission:write",
                                        stage -> stage.act(PermissionEditing.class)
                                                .declare(
                                                        stage.caller(),
                                                        "shop",
                                                        new DeclarationRequest(List.of()),
                                                        stage.requester()))
                                .moving(Who.PLAIN))));
    }

    private static Stream<Deed> roles() {
        return Stream.of(
                Deed.onRole(
                        "RoleEditing.create",
                        "",
                        "warden:role:write",
                        stage -> stage.act(RoleEditing.class)
                                .create(
                                        stage.caller(),
                                        new NewRoleRequest("New", null, List.copyOf(stage.rights())),
                                        stage.requester())),
                change("add", stage -> Stage.EMPTY, stage -> new RoleEdit(null, List.copyOf(stage.rights()))),
                change("take out", Stage::same, stage -> new RoleEdit(null, List.of())),
                // Moves nothing.
                change("describe", Stage::same, stage -> new RoleEdit("Same", null))
                        .moving(Who.PLAIN),
                Deed.onRole(
                        "RoleEditing.delete",
                        "",
                        "warden:role:write",
                        stage -> stage.act(RoleEditing.class).delete(stage.caller(), stage.same(), stage.requester())));
    }

    private static Deed change(String how, Function<Stage, String> role, Function<Stage, RoleEdit> edit) {
        return Deed.onRole(
                "RoleEditing.change",
                how,
                "warden:role:write",
                stage -> stage.act(RoleEditing.class)
                        .change(stage.caller(), role.apply(stage), edit.apply(stage), ANY, stage.requester()));
    }

    private static Stream<Deed> grants(String role) {
        boolean administrators = role.equals("Administrator");
        return Stream.of(
                give(role, stage -> Target.withId(stage.target().id()), Until.NEVER)
                        .how(role),
                give(role, stage -> Target.withEmail(stage.target().email()), Until.NEVER)
                        .how(role + " by e-mail"),
                give(role, stage -> Target.withId(stage.target().id()), LATER)
                        .how(role + " until later")
                        .demoting(administrators),
                take(role, stage -> Target.withId(stage.target().id()))
                        .how(role)
                        .demoting(administrators),
                take(role, stage -> Target.withEmail(stage.target().email()))
                        .how(role + " by e-mail")
                        .demoting(administrators));
    }

    private static Deed give(String role, Function<Stage, Target> target, Instant until) {
        return Deed.onAccount(
                        "RoleAssignment.give",
                        "warden:grant:write",
                        stage -> stage.act(RoleAssignment.class)
                                .give(
                                        stage.caller(),
                                        target.apply(stage),
                                        role,
                                        new Terms(until, ""),
                                        stage.requester()))
                .moving(role)
                .toOthersOnly();
    }

    private static Deed take(String role, Function<Stage, Target> target) {
        return Deed.onAccount(
                        "RoleAssignment.take",
                        "warden:grant:write",
                        stage -> stage.act(RoleAssignment.class)
                                .take(stage.caller(), target.apply(stage), role, stage.requester()))
                .moving(role);
    }
}
