package org.warden.openapi;

import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.warden.door.Door;
import org.warden.door.Doors;
import org.warden.door.Reason;

/** The kinds of answers that must be received at least once, because the description of the API names them. */
final class Described {
    private static final String ANY_DOOR = "any door";

    private Described() {}

    /** For each door its successes and the problems that it names; and once, the problems that any door can answer. */
    static Set<String> answers(Doors doors, JsonObject document) {
        Stream<String> successes = document.getJsonObject("paths").entrySet().stream()
                .flatMap(path -> path.getValue().asJsonObject().entrySet().stream()
                        .flatMap(method -> successes(
                                method.getKey().toUpperCase(Locale.ROOT)
                                        + " "
                                        + path.getKey().substring(1),
                                method.getValue().asJsonObject().getJsonObject("responses"))));
        Stream<String> refusals = doors.all().stream().flatMap(Described::refusals);
        Stream<String> common = Stream.of(Reason.values())
                .flatMap(reason -> reason.refusals().stream())
                .map(type -> Seen.kind(ANY_DOOR, type.status(), type.code()));
        return Stream.of(successes, refusals, common)
                .flatMap(kinds -> kinds)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A problem is a reference to a component, a success is not. */
    private static Stream<String> successes(String call, JsonObject responses) {
        return responses.entrySet().stream()
                .filter(one -> !one.getValue().asJsonObject().containsKey("$ref"))
                .flatMap(one -> mediaTypes(one.getValue().asJsonObject()).stream()
                        .map(type -> Seen.kind(call, Integer.parseInt(one.getKey()), type)));
    }

    private static Collection<String> mediaTypes(JsonObject response) {
        return response.containsKey("content")
                ? response.getJsonObject("content").keySet()
                : List.of("");
    }

    private static Stream<String> refusals(Door door) {
        return door.ownRefusals().stream().map(type -> Seen.kind(door.call(), type.status(), type.code()));
    }

    /** The described answers that are not among those seen. */
    static List<String> missing(Set<String> described, Map<String, Long> seen) {
        return described.stream()
                .filter(kind -> seen.keySet().stream().noneMatch(other -> isSame(kind, other)))
                .toList();
    }

    private static boolean isSame(String kind, String seen) {
        return kind.startsWith(ANY_DOOR) ? seen.endsWith(kind.substring(ANY_DOOR.length())) : seen.equals(kind);
    }
}
