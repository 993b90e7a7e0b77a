package org.warden.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.warden.http.Gate.StepUp.When;
import org.warden.problem.ProblemType;
import org.warden.proof.AccountIdentityStore;

/**
 * A door names exactly the problems that the code behind it mentions. The test follows every call within Warden, including the
 * one through the server's identity stores.
 */
class ReachTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("org.warden");

    /**
     * Mentioned behind the door but never its answer: only one name can be taken, a new account exists and is in few groups, a
     * role of the guides has no end, the path names a listed file, and an address is reserved while it may come back.
     */
    private static final Map<String, Set<ProblemType>> NEVER = Map.of(
            "POST api/groups", Set.of(ProblemType.GROUP_NOT_FOUND),
            "POST api/user/addrole", Set.of(ProblemType.LAST_ADMINISTRATOR),
            "POST api/user/reset-password", Set.of(ProblemType.EMAIL_TAKEN),
            "POST api/user/undo-email", Set.of(ProblemType.EMAIL_TAKEN, ProblemType.USERNAME_TAKEN),
            "POST api/users", Set.of(ProblemType.ACCOUNT_NOT_FOUND, ProblemType.TOO_MANY_GROUPS),
            "PATCH api/user", Set.of(ProblemType.EMAIL_TAKEN, ProblemType.USERNAME_TAKEN),
            "GET link/{page}", Set.of(ProblemType.NOT_FOUND),
            "GET link/link.js", Set.of(ProblemType.NOT_FOUND),
            "GET link/link.css", Set.of(ProblemType.NOT_FOUND));

    private static final Map<Door, Set<ProblemType>> BEHIND = new HashMap<>();

    static Stream<Door> doors() {
        return Doors.OURS.all().stream();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void theDoorNamesEveryProblemBehindIt(Door door) {
        Set<ProblemType> never = NEVER.getOrDefault(door.call(), Set.of());
        assertThat(behind(door)).containsAll(never);
        Set<ProblemType> known = door.refusals(false);
        known.addAll(never);
        assertThat(known).containsAll(behind(door));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void theDoorNamesNothingElse(Door door) {
        assertThat(behind(door)).containsAll(door.ownRefusals());
    }

    /** Otherwise the annotation would promise a proof that the act does not ask for. */
    @ParameterizedTest
    @MethodSource("doors")
    void theActAsksForTheProofThatTheDoorLeavesToIt(Door door) {
        assertThat(behind(door).contains(ProblemType.REAUTHENTICATION_REQUIRED))
                .isEqualTo(door.proof().equals(Optional.of(When.WARDENS_RIGHTS)));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void theDoorDoesNotRepeatWhatFollows(Door door) {
        for (Reason reason : Reason.values()) {
            if (reason.applies(door) && reason != Reason.BASIC) {
                assertThat(door.ownRefusals()).doesNotContainAnyElementsOf(reason.refusals());
            }
        }
    }

    private static Set<ProblemType> behind(Door door) {
        return BEHIND.computeIfAbsent(door, ReachTest::search);
    }

    private static Set<ProblemType> search(Door door) {
        Set<ProblemType> found = EnumSet.noneOf(ProblemType.class);
        Set<JavaCodeUnit> seen = new HashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>();
        open.add(HOUSE.get(door.code().getDeclaringClass())
                .getMethod(door.code().getName(), door.code().getParameterTypes()));
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.remove();
            if (seen.add(unit)) {
                unit.getFieldAccesses().forEach(access -> problem(access).ifPresent(found::add));
                Stream.of(
                                unit.getCallsFromSelf(),
                                unit.getMethodReferencesFromSelf(),
                                unit.getConstructorReferencesFromSelf())
                        .flatMap(Set::stream)
                        .flatMap(ReachTest::targets)
                        .forEach(open::add);
            }
        }
        return found;
    }

    private static Optional<ProblemType> problem(JavaFieldAccess access) {
        return access.getTargetOwner().isEquivalentTo(ProblemType.class)
                ? Stream.of(ProblemType.values())
                        .filter(type -> type.name().equals(access.getTarget().getName()))
                        .findFirst()
                : Optional.empty();
    }

    /** The called method, and its overrides in subclasses. */
    private static Stream<? extends JavaCodeUnit> targets(JavaAccess<?> access) {
        if (access.getTargetOwner().isEquivalentTo(IdentityStoreHandler.class)) {
            return HOUSE.get(AccountIdentityStore.class).getMethods().stream();
        }
        if (!(access.getTarget() instanceof CodeUnitAccessTarget target)
                || !access.getTargetOwner().getPackageName().startsWith("org.warden")
                || access.getTargetOwner().isEquivalentTo(ProblemType.class)) {
            return Stream.of();
        }
        String[] parameters = target.getRawParameterTypes().stream()
                .map(type -> type.getName())
                .toArray(String[]::new);
        return Stream.concat(
                target.resolveMember().stream(),
                access.getTargetOwner().getAllSubclasses().stream()
                        .flatMap(type -> type.tryGetMethod(target.getName(), parameters).stream()));
    }
}
