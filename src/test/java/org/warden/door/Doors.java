package org.warden.door;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.warden.Api;
import org.warden.ConsolePages;
import org.warden.LinkPages;
import org.warden.Metrics;
import org.warden.OpenApi;
import org.warden.Probes;
import org.warden.WellKnown;

/**
 * A list of doors.
 *
 * @param all in the order of their paths
 */
public record Doors(List<Door> all) {
    private static final List<Application> APPLICATIONS = List.of(
            new Api(),
            new WellKnown(),
            new LinkPages(),
            new OpenApi(),
            new Probes(),
            new Metrics(),
            new ConsolePages(),
            new ConsolePages.Account());

    /** Every door of the WAR. */
    public static final Doors OURS =
            new Doors(APPLICATIONS.stream().flatMap(Doors::in).toList());

    public Doors {
        all = all.stream()
                .sorted(Comparator.comparing(Door::path).thenComparing(Door::method))
                .toList();
    }

    /** Adds the doors of one more class in the application at this path. */
    public Doors and(String application, Class<?> resource) {
        return new Doors(
                Stream.concat(all.stream(), Door.of(application, resource)).toList());
    }

    /** The door to which a request such as {@code GET /api/user?x=y} certainly leads. */
    public Optional<Door> at(String request) {
        String[] parts = request.split(" ", 2);
        String address = parts[1].replaceFirst("\\?.*", "").replaceFirst("^/", "");
        return all.stream().filter(door -> door.isMeant(parts[0], address)).findFirst();
    }

    /** The doors that read a body. */
    public List<Door> reading() {
        return all.stream().filter(door -> door.request().isPresent()).toList();
    }

    /** The doors that may change something. */
    public List<Door> writing() {
        return all.stream().filter(door -> !door.method().equals("GET")).toList();
    }

    /** The doors missing in a list, and the entries of the list without a door. */
    public static List<String> difference(List<Door> doors, Collection<String> listed) {
        List<String> calls = doors.stream().map(Door::call).toList();
        return Stream.concat(
                        calls.stream().filter(call -> !listed.contains(call)),
                        listed.stream().filter(call -> !calls.contains(call)))
                .toList();
    }

    private static Stream<Door> in(Application application) {
        String path =
                application.getClass().getAnnotation(ApplicationPath.class).value();
        return application.getClasses().stream()
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(resource -> Door.of(path, resource));
    }
}
