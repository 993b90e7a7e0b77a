package org.warden;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.warden.audit.AuditLog;
import org.warden.bearer.Callers;
import org.warden.client.WardenSession;
import org.warden.client.WardenSessionFilter;
import org.warden.client.WardenStore;
import org.warden.database.Act;
import org.warden.database.Ids;
import org.warden.database.UniqueViolation;
import org.warden.http.Gate;
import org.warden.http.Requester;
import org.warden.lifecycle.AccountRemoved;
import org.warden.page.StaticFile;
import org.warden.page.StaticFiles;
import org.warden.problem.FieldError;
import org.warden.problem.Problem;
import org.warden.profile.AccountExported;
import org.warden.support.Mint;
import org.warden.support.Service;
import org.warden.support.Warden;
import org.warden.support.WardenExtension;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** The types that applications inside the WAR use, with their signatures: adopters upgrade by a version number. */
class PublicTypesTest {
    private static final Path LIST = Path.of("src/test/resources/public-types.txt");

    /** Of these types only some members are for adopters. */
    private static final Map<Class<?>, List<String>> SOME = Map.of(
            Gate.class, List.of("AUTHENTICATED"),
            Requester.class, List.of("of", "actor", "address", "userAgent", "requestId", "NONE"),
            Problem.class, List.of("own", "invalid"),
            AuditLog.class, List.of("note"));

    /** A line that is gone or changed breaks adopters; a new one is a promise. */
    @Test
    void signaturesAreTheListedOnes() {
        assertThat(signatures()).isEqualTo(Sources.read(LIST));
    }

    /** The manual names them all. */
    @Test
    void manualNamesEachType() {
        String manual = Sources.manual("inside.md");
        assertThat(types()).allSatisfy(type -> assertThat(manual).contains("`" + type.getSimpleName()));
    }

    private static Stream<Class<?>> types() {
        return Stream.of(
                Guarded.class,
                Gate.class,
                Requester.class,
                Callers.class,
                Act.class,
                Problem.class,
                FieldError.class,
                Throttled.class,
                Cost.class,
                StaticFile.class,
                StaticFiles.class,
                AuditLog.class,
                Ids.class,
                UniqueViolation.class,
                AccountExported.class,
                AccountRemoved.class,
                Mint.class,
                Service.class,
                Warden.class,
                WardenExtension.class,
                WardenStore.class,
                WardenSession.class,
                WardenSessionFilter.class);
    }

    private static String signatures() {
        return types().flatMap(PublicTypesTest::signatures).collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<String> signatures(Class<?> type) {
        Stream<Member> members = Stream.of(
                        Arrays.stream(type.getDeclaredFields()),
                        Arrays.stream(type.getDeclaredConstructors()),
                        Arrays.stream(type.getDeclaredMethods()))
                .flatMap(some -> some.map(Member.class::cast));
        Stream<String> promised = members.filter(member -> isPromised(type, member))
                .map(PublicTypesTest::signature)
                .sorted();
        return Stream.concat(Stream.of(heading(type)), promised.map(text -> "    " + text));
    }

    /** With what a subclass, a thrower or an annotated class depends on. */
    private static String heading(Class<?> type) {
        return Stream.concat(
                        Stream.of(
                                Modifier.toString(type.getModifiers()),
                                type.getName(),
                                "extends " + type.getSuperclass()),
                        Arrays.stream(type.getAnnotations())
                                .map(one -> "@" + one.annotationType().getSimpleName())
                                .sorted())
                .collect(Collectors.joining(" "));
    }

    private static boolean isPromised(Class<?> type, Member member) {
        List<String> names = SOME.getOrDefault(type, List.of());
        int access = member.getModifiers();
        return (Modifier.isPublic(access) || Modifier.isProtected(access))
                && !member.isSynthetic()
                && (names.isEmpty() || names.contains(member.getName()));
    }

    private static String signature(Member member) {
        return member instanceof Executable executable
                ? executable.toGenericString()
                : ((Field) member).toGenericString();
    }
}
