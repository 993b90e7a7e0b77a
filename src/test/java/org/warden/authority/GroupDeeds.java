package org.warden.authority;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.warden.admin.groups.GroupChange;
import org.warden.admin.groups.GroupPatch;
import org.warden.admin.groups.GroupRequest;
import org.warden.admin.groups.MemberChange;
import org.warden.time.Until;

/** The acts on groups and their members. */
final class GroupDeeds {
    private GroupDeeds() {}

    static Stream<Deed> all() {
        return Stream.of(
                        creations(),
                        changes(),
                        deletions(),
                        Who.ROLES.keySet().stream().sorted().flatMap(GroupDeeds::memberships))
                .flatMap(deeds -> deeds);
    }

    private static Stream<Deed> creations() {
        return Stream.of(
                create("with the role", stage -> new GroupRequest("New", null, List.of(stage.same()))),
                create(
                        "below",
                        stage -> new GroupRequest(
                                "New", Stage.group(stage.same()).toString(), null)),
                create(
                        "two below",
                        stage -> new GroupRequest(
                                "New", Stage.below(stage.same()).toString(), null)));
    }

    private static Stream<Deed> changes() {
        return Stream.of(
                edit("rename", GroupDeeds::same, stage -> renamed()),
                edit("rename below", GroupDeeds::below, stage -> renamed()),
                edit("add the role", GroupDeeds::empty, stage -> having(stage.same())),
                edit("take the role", GroupDeeds::same, stage -> having()),
                edit("move below", GroupDeeds::empty, stage -> under(same(stage))),
                edit("move two below", GroupDeeds::empty, stage -> under(below(stage))),
                edit("move from", GroupDeeds::below, stage -> under(empty(stage))),
                edit("move to the top", GroupDeeds::below, stage -> new GroupPatch(null, Optional.empty(), null)),
                edit("move under one's own", GroupDeeds::same, stage -> under(Stage.group(Who.PLAIN))));
    }

    private static Stream<Deed> deletions() {
        return Stream.of(delete("with the role", GroupDeeds::same), delete("below", GroupDeeds::below));
    }

    private static Stream<Deed> memberships(String role) {
        return Stream.of(
                add(role, Stage.group(role)).how(role),
                add(role, Stage.below(role)).how("below " + role),
                remove(role, Stage.group(role)).how(role),
                remove(role, Stage.below(role)).how("below " + role));
    }

    private static Deed create(String how, Function<Stage, GroupRequest> request) {
        return Deed.onRole(
                        "GroupChange.create",
                        how,
                        "warden:group:write",
                        stage -> stage.act(GroupChange.class)
                                .create(stage.caller(), request.apply(stage), stage.requester()))
                .after(GroupDeeds::create);
    }

    private static Deed edit(String how, Function<Stage, UUID> group, Function<Stage, GroupPatch> patch) {
        return Deed.onRole(
                        "GroupChange.edit",
                        how,
                        "warden:group:write",
                        stage -> stage.act(GroupChange.class)
                                .edit(
                                        stage.caller(),
                                        group.apply(stage),
                                        patch.apply(stage),
                                        RightsDeeds.ANY,
                                        stage.requester()))
                .after(GroupDeeds::create);
    }

    private static Deed delete(String how, Function<Stage, UUID> group) {
        return Deed.onRole(
                        "GroupChange.delete",
                        how,
                        "warden:group:write",
                        stage -> stage.act(GroupChange.class)
                                .delete(stage.caller(), group.apply(stage), stage.requester()))
                .after(GroupDeeds::create);
    }

    private static Deed add(String role, UUID group) {
        return Deed.onAccount(
                        "MemberChange.add",
                        "warden:group:members",
                        stage -> stage.act(MemberChange.class)
                                .add(stage.caller(), group, stage.target().id(), Until.NEVER, stage.requester()))
                .moving(role)
                .after(stage -> stage.createGroups(role))
                .toOthersOnly();
    }

    private static Deed remove(String role, UUID group) {
        return Deed.onAccount(
                        "MemberChange.remove",
                        "warden:group:members",
                        stage -> stage.act(MemberChange.class)
                                .remove(stage.caller(), group, stage.target().id(), stage.requester()))
                .moving(role)
                .after(stage -> stage.createGroups(role));
    }

    private static void create(Stage stage) {
        List.of(stage.same(), Stage.EMPTY, Who.PLAIN).forEach(stage::createGroups);
    }

    private static UUID same(Stage stage) {
        return Stage.group(stage.same());
    }

    private static UUID below(Stage stage) {
        return Stage.below(stage.same());
    }

    private static UUID empty(Stage stage) {
        return Stage.group(Stage.EMPTY);
    }

    private static GroupPatch renamed() {
        return new GroupPatch("New", unchanged(), null);
    }

    private static GroupPatch having(String... roles) {
        return new GroupPatch(null, unchanged(), List.of(roles));
    }

    /** A body without {@code parent}. */
    private static Optional<String> unchanged() {
        return Map.<String, Optional<String>>of().get("parent");
    }

    private static GroupPatch under(UUID group) {
        return new GroupPatch(null, Optional.of(group.toString()), null);
    }
}
