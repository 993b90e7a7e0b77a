package org.warden.authority;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.warden.admin.groups.GroupChange;
import org.warden.admin.groups.GroupPatch;
import org.warden.admin.groups.GroupRequest;
import org.warden.admin.groups.MemberChange;
import org.warden.group.GroupMember;

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
                create("with the role", new GroupRequest("New", null, List.of(Stage.SAME))),
                create("below", new GroupRequest("New", Stage.group(Stage.SAME).toString(), null)),
                create(
                        "two below",
                        new GroupRequest("New", Stage.below(Stage.SAME).toString(), null)));
    }

    private static Stream<Deed> changes() {
        GroupPatch rename = new GroupPatch("New", unchanged(), null);
        return Stream.of(
                edit("rename", Stage.group(Stage.SAME), rename),
                edit("rename below", Stage.below(Stage.SAME), rename),
                edit("add the role", Stage.group(Stage.EMPTY), new GroupPatch(null, unchanged(), List.of(Stage.SAME))),
                edit("take the role", Stage.group(Stage.SAME), new GroupPatch(null, unchanged(), List.of())),
                edit("move below", Stage.group(Stage.EMPTY), under(Stage.group(Stage.SAME))),
                edit("move two below", Stage.group(Stage.EMPTY), under(Stage.below(Stage.SAME))),
                edit("move from", Stage.below(Stage.SAME), under(Stage.group(Stage.EMPTY))),
                edit("move to the top", Stage.below(Stage.SAME), new GroupPatch(null, Optional.empty(), null)),
                edit("move under one's own", Stage.group(Stage.SAME), under(Stage.group(Who.PLAIN))));
    }

    private static Stream<Deed> deletions() {
        return Stream.of(delete("with the role", Stage.group(Stage.SAME)), delete("below", Stage.below(Stage.SAME)));
    }

    private static Stream<Deed> memberships(String role) {
        return Stream.of(
                add(role, Stage.group(role)).how(role),
                add(role, Stage.below(role)).how("below " + role),
                remove(role, Stage.group(role)).how(role),
                remove(role, Stage.below(role)).how("below " + role));
    }

    private static Deed create(String how, GroupRequest request) {
        return Deed.onRole(
                        "GroupChange.create",
                        how,
                        "warden:group:write",
                        stage -> stage.act(GroupChange.class).create(stage.caller(), request, stage.requester()))
                .after(GroupDeeds::create);
    }

    private static Deed edit(String how, UUID group, GroupPatch patch) {
        return Deed.onRole(
                        "GroupChange.edit",
                        how,
                        "warden:group:write",
                        stage -> stage.act(GroupChange.class)
                                .edit(stage.caller(), group, patch, RightsDeeds.ANY, stage.requester()))
                .after(GroupDeeds::create);
    }

    private static Deed delete(String how, UUID group) {
        return Deed.onRole(
                        "GroupChange.delete",
                        how,
                        "warden:group:write",
                        stage -> stage.act(GroupChange.class)
                                .delete(stage.caller(), group, RightsDeeds.ANY, stage.requester()))
                .after(GroupDeeds::create);
    }

    private static Deed add(String role, UUID group) {
        return Deed.onAccount(
                        "MemberChange.add",
                        "warden:group:members",
                        stage -> stage.act(MemberChange.class)
                                .add(stage.caller(), group, stage.target().id(), GroupMember.NEVER, stage.requester()))
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
        List.of(Stage.SAME, Stage.EMPTY, Who.PLAIN).forEach(stage::createGroups);
    }

    /** A body without {@code parent}. */
    private static Optional<String> unchanged() {
        return Map.<String, Optional<String>>of().get("parent");
    }

    private static GroupPatch under(UUID group) {
        return new GroupPatch(null, Optional.of(group.toString()), null);
    }
}
