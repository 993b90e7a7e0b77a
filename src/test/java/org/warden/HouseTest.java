package org.warden;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.warden.account.Notices;
import org.warden.audit.AuditLog;
import org.warden.database.Act;
import org.warden.door.Doors;
import org.warden.http.Gate;
import org.warden.mirror.Mirror;
import org.warden.mirror.Mirrors;
import org.warden.problem.FieldError;
import org.warden.problem.Problem;
import org.warden.problem.Refuses;
import org.warden.role.OwnPermissions;
import org.warden.role.Role;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;
import org.warden.setting.Switch;
import org.warden.throttle.Throttle;
import org.warden.throttle.ThrottleFilter;
import org.warden.throttle.Throttled;
import org.warden.upkeep.Upkeep;

/** The rules of the code's structure. */
class HouseTest {
    private static final String ROOT = "org.warden";

    /** From the ground up; a package imports from strictly lower floors only. The roof, {@code org.warden}, sees all. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("problem", "setting", "client", "metric"),
            Set.of("shutdown"),
            Set.of("http", "json", "database", "mirror"),
            Set.of("edge", "throttle", "role", "seal", "upkeep", "page"),
            Set.of("audit", "password", "time", "scrape"),
            Set.of("key", "mail", "person", "lockout", "device", "word", "tally"),
            Set.of("account", "group", "health", "token", "oauth.client"),
            Set.of("session", "link", "proof", "authority"),
            Set.of("secondfactor"),
            Set.of("lifecycle", "entrance", "oauth.grant"),
            Set.of("ticket"),
            Set.of("bearer"),
            Set.of(
                    "bootstrap",
                    "console",
                    "registration",
                    "login",
                    "openapi",
                    "recovery",
                    "profile",
                    "email",
                    "secured",
                    "stepup",
                    "admin.access",
                    "admin.grants",
                    "admin.groups",
                    "admin.users",
                    "admin.standing",
                    "admin.rights",
                    "oauth.token",
                    "oauth.browser"),
            Set.of("admin.accounts", "oauth.authorization", "oauth.logout"));

    /** The wings: their floors are in the plan, their packages come with their features. */
    private static final Set<String> PLANNED = Set.of(
            "oauth.client", "oauth.grant", "oauth.token", "oauth.browser", "oauth.authorization", "oauth.logout");

    /** These may fetch time, chance and the environment: the wiring, and the readers of settings. */
    private static final Set<String> WIRING =
            Set.of(ROOT + ".Wiring", ROOT + ".setting.EnvironmentConfigSource", ROOT + ".setting.FileConfigSource");

    static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages(ROOT);

    @Test
    void everyPackageStandsOnAFloor() {
        assertThat(HOUSE)
                .extracting(JavaClass::getPackageName)
                .filteredOn(name -> floor(name) < 0)
                .as("packages on no floor: add them to FLOORS above, and to the picture in development.md")
                .isEmpty();
    }

    @Test
    void plannedPackagesAreEmpty() {
        assertThat(HOUSE)
                .extracting(type -> type.getPackageName().replaceFirst("^" + ROOT + "\\.?", ""))
                .as("packages that exist: remove them from PLANNED, and the brackets from development.md")
                .doesNotContainAnyElementsOf(PLANNED);
    }

    /** The table of floors in the manual is this picture: after a change of the plan, paste it there. */
    @Test
    void theManualShowsThePlan() {
        assertThat(Sources.manual("development.md")).contains("\n```text\n" + picture() + "```\n");
    }

    @Test
    void anImportGoesToAStrictlyLowerFloor() {
        for (JavaClass type : HOUSE.that(DescribedPredicate.describe("on a floor", any -> floor(any) >= 0))) {
            assertThat(type.getDirectDependenciesFromSelf())
                    .as("what %s imports", type.getName())
                    .extracting(Dependency::getTargetClass)
                    .map(JavaClass::getBaseComponentType)
                    .filteredOn(target -> target.getPackageName().startsWith(ROOT))
                    .filteredOn(target -> !target.getPackageName().equals(type.getPackageName()))
                    .allSatisfy(target -> assertThat(floor(target)).isLessThan(floor(type)));
        }
    }

    @Test
    void everyPackageSaysWhatItOwns() {
        Set<String> described = Set.copyOf(Sources.packagesWithDescription());
        assertThat(HOUSE).extracting(JavaClass::getPackageName).isSubsetOf(described);
    }

    @Test
    void everyJaxRsMethodNamesItsGate() {
        methods()
                .that(answerHttp())
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(PermitAll.class)
                .check(HOUSE);
    }

    /** A misspelled role would refuse every caller. */
    @Test
    void everyRoleAtADoorExists() {
        assertThat(HOUSE)
                .flatMap(JavaClass::getMethods)
                .filteredOn(method -> method.isAnnotatedWith(RolesAllowed.class))
                .flatMap(method ->
                        List.of(method.getAnnotationOfType(RolesAllowed.class).value()))
                .isNotEmpty()
                .filteredOn(name -> name.indexOf(':') < 0)
                .isSubsetOf(Gate.AUTHENTICATED, Role.ADMINISTRATOR, "Moderator", Role.USER);
    }

    /** A misspelled permission would refuse every caller but administrators. */
    @Test
    void everyPermissionAtADoorExists() {
        assertThat(HOUSE)
                .flatMap(JavaClass::getMethods)
                .filteredOn(method -> method.isAnnotatedWith(RolesAllowed.class))
                .flatMap(method ->
                        List.of(method.getAnnotationOfType(RolesAllowed.class).value()))
                .filteredOn(name -> name.indexOf(':') >= 0)
                .isNotEmpty()
                .isSubsetOf(OwnPermissions.all().keySet());
    }

    /** Empty if the door has none of its own; without the annotation they may have been forgotten. */
    @Test
    void everyJaxRsMethodNamesItsRefusals() {
        methods().that(answerHttp()).should().beAnnotatedWith(Refuses.class).check(HOUSE);
    }

    /** A door without this annotation would accept any number of calls. */
    @Test
    void everyDoorButAPlainReadByTokenSaysWhatItCosts() {
        methods()
                .that(new DescribedPredicate<JavaMethod>("answer HTTP with more than a plain read by token") {
                    @Override
                    public boolean test(JavaMethod method) {
                        boolean read = method.isAnnotatedWith(GET.class) && method.isAnnotatedWith(RolesAllowed.class);
                        return method.isMetaAnnotatedWith(HttpMethod.class) && !read;
                    }
                })
                .should()
                .beAnnotatedWith(Throttled.class)
                .check(HOUSE);
    }

    @Test
    void noDoorCountsCallsByHand() {
        noClasses()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Throttle.class, ThrottleFilter.class)
                .check(HOUSE);
    }

    /** A filter updates the memory of the node before each answer. */
    @Test
    void noDoorReadsAMirrorAnewByHand() {
        noClasses()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .callMethodWhere(target(owner(assignableTo(Mirror.class).or(assignableTo(Mirrors.class))))
                        .and(target(nameMatching("reload|catchUp"))))
                .check(HOUSE);
    }

    @Test
    void everyMirrorHearsOfTheCommitsOfThisNode() {
        assertThat(HOUSE)
                .filteredOn(type -> type.isAssignableTo(Mirror.class) && !type.isEquivalentTo(Mirror.class))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(type.reflect().getDeclaredMethods())
                        .anySatisfy(method -> assertThat(method.getParameters())
                                .anySatisfy(event -> assertThat(event.getAnnotation(Observes.class))
                                        .isNotNull()
                                        .extracting(Observes::during)
                                        .isEqualTo(TransactionPhase.AFTER_SUCCESS))));
    }

    /**
     * One call writes the audit log and the mail to the owner. Only the notices of a new device and of a deletion are
     * separate.
     */
    @Test
    void whatHappensToAnAccountIsOneCall() {
        assertThat(HOUSE)
                .filteredOn(type -> floor(type) >= floor(ROOT + ".account") && floor(type) < FLOORS.size())
                .filteredOn(type -> type.getDirectDependenciesFromSelf().stream()
                        .map(Dependency::getTargetClass)
                        .anyMatch(target ->
                                target.isEquivalentTo(AuditLog.class) || target.isEquivalentTo(Notices.class)))
                .extracting(JavaClass::getSimpleName)
                .containsExactlyInAnyOrder("Events", "Admittance", "Removal");
    }

    /** The container would not find any other class, and the task would never run. */
    @Test
    void everyUpkeepIsFound() {
        assertThat(HOUSE)
                .filteredOn(type -> type.isAssignableTo(Upkeep.class)
                        || type.getSimpleName().endsWith("Upkeep"))
                .filteredOn(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .isNotEmpty()
                .allSatisfy(task -> {
                    assertThat(task.isAssignableTo(Upkeep.class))
                            .as("%s extends Upkeep", task.getName())
                            .isTrue();
                    assertThat(task.isAnnotatedWith(Act.class) || task.isAnnotatedWith(ApplicationScoped.class))
                            .as("%s is a bean", task.getName())
                            .isTrue();
                });
    }

    /** Each end of a session must fire the event that updates the memory of this node. */
    @Test
    void sessionsEndInTheirOwnPackageOnly() {
        assertThat(Sources.filesWith("(?i)update session\\b[^\"]*set ended|set s\\.ended"))
                .containsExactlyInAnyOrder("session/SessionUpkeep.java", "session/Sessions.java");
    }

    /** A component of another type would fail only when a caller sends it. */
    @Test
    void everyRequestRecordHoldsWhatCanBeRead() {
        assertThat(HOUSE)
                .filteredOn(type -> type.isAnnotatedWith(Path.class))
                .flatMap(JavaClass::getMethods)
                .filteredOn(method -> method.isMetaAnnotatedWith(HttpMethod.class))
                .flatMap(method -> List.of(method.reflect().getParameterTypes()))
                .filteredOn(Class::isRecord)
                .isNotEmpty()
                .allSatisfy(HouseTest::requireReadable);
    }

    private static void requireReadable(Class<?> request) {
        assertThat(Modifier.isPublic(request.getModifiers()))
                .as(request.getName())
                .isTrue();
        for (RecordComponent component : request.getRecordComponents()) {
            Type type = component.getGenericType();
            while (type instanceof ParameterizedType outer
                    && (outer.getRawType() == List.class || outer.getRawType() == Optional.class)) {
                type = outer.getActualTypeArguments()[0];
            }
            if (type instanceof Class<?> inner && inner.isRecord()) {
                requireReadable(inner);
            } else {
                assertThat(type)
                        .as("%s.%s", request.getName(), component.getName())
                        .isIn(String.class, Long.class, Boolean.class);
            }
        }
    }

    /**
     * One JAX-RS implementation fails on cookies that a caller may send; another finds no header with an I on a Turkish JVM.
     */
    @Test
    void cookiesAndHeadersAreReadFromTheServlet() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(CookieParam.class, HeaderParam.class, HttpHeaders.class, jakarta.ws.rs.core.Cookie.class)
                .check(HOUSE);
    }

    @Test
    void everyDoorIsListedInAnApplication() {
        Set<Class<?>> listed = Doors.OURS.all().stream()
                .map(door -> door.code().getDeclaringClass())
                .collect(Collectors.toSet());
        assertThat(HOUSE)
                .filteredOn(type -> type.isAnnotatedWith(Path.class))
                .isNotEmpty()
                .map(JavaClass::reflect)
                .filteredOn(door -> !listed.contains(door))
                .as("classes in no JAX-RS application, which answer 404: add them to DOORS in org.warden.Api")
                .isEmpty();
    }

    /** Otherwise a page has no words for it; the other methods are for applications inside the WAR. */
    @Test
    void everyErrorOfAFieldNamesItsRule() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Problem.class.getName())
                .should()
                .callMethod(Problem.class, "invalid", String.class, String.class)
                .orShould()
                .callConstructor(FieldError.class, String.class, String.class)
                .check(HOUSE);
    }

    /** The gate, the switches and everything else in front of a door are listed once. */
    @Test
    void applicationsListOnlyTheirDoors() {
        assertThat(HOUSE)
                .filteredOn(type -> type.isAnnotatedWith(ApplicationPath.class))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(type.isAssignableTo(Guarded.class))
                        .as(type.getName())
                        .isTrue())
                .flatMap(JavaClass::getMethods)
                .extracting(JavaMethod::getName)
                .containsOnly("doors");
    }

    /** Settings turn addresses off by a {@link Switch}; a second filter in front of the doors would be a second rule. */
    @Test
    void oneFilterAnswersForWhatIsTurnedOff() {
        assertThat(HOUSE)
                .filteredOn(type -> type.isAnnotatedWith(PreMatching.class))
                .extracting(JavaClass::getSimpleName)
                .containsExactly("Off");
    }

    /** A group that the container does not find would not be read, and its settings would be refused as unknown. */
    @Test
    void everyGroupOfSettingsIsFound() {
        assertThat(HOUSE)
                .filteredOn(HouseTest::readsSettings)
                .isNotEmpty()
                .allSatisfy(group -> assertThat(group.isAnnotatedWith(SettingsGroup.class))
                        .as(group.getName())
                        .isTrue());
        assertThat(HOUSE)
                .filteredOn(type -> type.isAnnotatedWith(SettingsGroup.class))
                .allSatisfy(group -> {
                    assertThat(group.isRecord()).as(group.getName()).isTrue();
                    assertThat(group.getModifiers()).contains(JavaModifier.PUBLIC);
                    assertThat(group.getMethod("from", Settings.class).getModifiers())
                            .contains(JavaModifier.PUBLIC, JavaModifier.STATIC);
                });
    }

    private static boolean readsSettings(JavaClass type) {
        return (type.isRecord() && type.getSimpleName().endsWith("Settings"))
                || type.tryGetMethod("from", Settings.class).isPresent();
    }

    @Test
    void doorsNeverTouchEntities() {
        noClasses()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .dependOnClassesThat()
                .areAnnotatedWith(Entity.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(EntityManager.class)
                .check(HOUSE);
    }

    @Test
    void timeChanceAndEnvironmentComeFromTheWiring() {
        noClasses()
                .that(are(new DescribedPredicate<JavaClass>("not the wiring") {
                    @Override
                    public boolean test(JavaClass type) {
                        return !WIRING.contains(type.getName());
                    }
                }))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callConstructor(SecureRandom.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(HOUSE);
    }

    @Test
    void anActHasAtMostFourPublicMethods() {
        assertThat(HOUSE)
                .filteredOn(type -> type.isAnnotatedWith(Act.class))
                .isNotEmpty()
                .allSatisfy(act -> assertThat(act.getMethods())
                        .as(act.getName())
                        .filteredOn(method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                                && !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .hasSizeLessThanOrEqualTo(4));
    }

    /**
     * Without an EJB container, {@code @Stateless} alone would not make a bean; with one, {@code @Act} alone would not make a
     * transaction.
     */
    @Test
    void everyActIsAStatelessBeanAndEveryStatelessBeanAnAct() {
        classes()
                .that()
                .areAnnotatedWith(Stateless.class)
                .should()
                .beAnnotatedWith(Act.class)
                .check(HOUSE);
        classes()
                .that()
                .areAnnotatedWith(Act.class)
                .should()
                .beAnnotatedWith(Stateless.class)
                .check(HOUSE);
    }

    /** Open Liberty loads these two classes outside the application, without Warden's other classes. */
    @Test
    void theDataSourceUsesNothingButTheJdk() {
        classes()
                .that()
                .haveNameMatching(ROOT + "\\.database\\.(WardenDataSource|LeasedConnection).*")
                .should()
                .onlyDependOnClassesThat()
                .haveNameMatching("javax?\\..*|" + ROOT + "\\.database\\.(WardenDataSource|LeasedConnection).*|\\[.*")
                .check(HOUSE);
    }

    /** Other services have it without Warden's other classes and libraries. */
    @Test
    void theClientUsesInterfacesOfTheServerAndNothingElse() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".client")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".client",
                        "java..",
                        "jakarta.annotation",
                        "jakarta.inject",
                        "jakarta.json..",
                        "jakarta.security.enterprise..",
                        "jakarta.servlet..",
                        "jakarta.ws.rs..",
                        "org.eclipse.microprofile.config",
                        "org.eclipse.microprofile.jwt")
                .check(HOUSE);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".client")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".client")
                .check(HOUSE);
    }

    @Test
    void namesSayTheActAndNotTheLayer() {
        classes()
                .should()
                .haveNameNotMatching(".*(Impl|Utils?|Helper|Manager|Service|DTO|Dto)$")
                .check(HOUSE);
    }

    @Test
    void anInterfaceHasTwoImplementers() {
        assertThat(HOUSE)
                .filteredOn(type -> type.isInterface()
                        && !type.isAnnotation()
                        && !type.getSimpleName().equals("package-info"))
                .allSatisfy(type -> assertThat(type.getSubclasses()).hasSizeGreaterThan(1));
    }

    @Test
    void noPackageHasMoreThan15Files() {
        assertThat(Sources.filesOfPackages())
                .isNotEmpty()
                .allSatisfy((room, files) -> assertThat(files).as(room).isLessThanOrEqualTo(15));
    }

    @Test
    void noFileIsLongerThan250Lines() {
        assertThat(Sources.lengthsOfFiles())
                .isNotEmpty()
                .allSatisfy((file, lines) -> assertThat(lines).as(file).isLessThanOrEqualTo(250));
    }

    /** The formatter wraps code but not comments. */
    @Test
    void noCommentIsLongerThanALine() {
        assertThat(Sources.filesWith("(?m)^(?=.{129})\\s*(/\\*\\*|\\*|//)")).isEmpty();
    }

    @Test
    void noMethodIsLongerThan40Lines() {
        assertThat(Sources.lengthsOfMethods())
                .isNotEmpty()
                .allSatisfy((method, lines) -> assertThat(lines).as(method).isLessThanOrEqualTo(40));
    }

    @Test
    void foreignKeysObeyTheFloors() {
        Map<String, String> owners = Sources.ownersOfTables();
        assertThat(Sources.foreignKeys()).isNotEmpty().allSatisfy(key -> {
            int from = floor(key.from());
            int to = floor(owners.get(key.table()));
            assertThat(key.from().equals(owners.get(key.table())) || to < from)
                    .as("%s refers to %s", key.from(), key.table())
                    .isTrue();
        });
    }

    @Test
    void nothingInTheHouseDependsOnTheRoof() {
        noClasses()
                .that(resideInAPackage(ROOT + ".*"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(HOUSE);
    }

    private static DescribedPredicate<JavaMethod> answerHttp() {
        return DescribedPredicate.describe("answer HTTP", method -> method.isMetaAnnotatedWith(HttpMethod.class));
    }

    private static String picture() {
        StringBuilder picture = new StringBuilder(" roof  wiring, start\n");
        for (int floor = FLOORS.size() - 1; floor >= 0; floor--) {
            String rooms = FLOORS.get(floor).stream()
                    .map(room -> PLANNED.contains(room) ? "(" + room + ")" : room)
                    .sorted(Comparator.comparing((String room) -> room.startsWith("("))
                            .thenComparing(room -> room))
                    .collect(Collectors.joining("  "));
            picture.append(String.format(Locale.ROOT, "%5d  %s\n", floor, rooms));
        }
        return picture.toString();
    }

    private static int floor(JavaClass type) {
        return floor(type.getPackageName());
    }

    /** The floor of a package, above all others for the roof, -1 for a package that is not in the plan. */
    private static int floor(String name) {
        if (name.equals(ROOT)) {
            return FLOORS.size();
        }
        String room = name.substring(ROOT.length() + 1);
        return IntStream.range(0, FLOORS.size())
                .filter(floor -> FLOORS.get(floor).contains(room))
                .findFirst()
                .orElse(-1);
    }
}
