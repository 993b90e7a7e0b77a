package org.warden;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
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
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.warden.database.Act;

/** The plan of the house, as rules. */
class HouseTest {
    private static final String ROOT = "org.warden";

    /** From the ground up; a package imports from strictly lower floors only. The roof, {@code org.warden}, sees all. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("problem", "setting"),
            Set.of("http", "database", "seal", "role"),
            Set.of("audit", "password"),
            Set.of("key", "mail", "person", "lockout", "device"),
            Set.of("account"),
            Set.of("token", "bootstrap", "link"),
            Set.of("secondfactor"),
            Set.of("session", "bearer", "registration", "recovery", "profile", "email", "secured"));

    /** Who may fetch time, chance and the environment: the wiring, and the reader of settings from files. */
    private static final Set<String> WIRING = Set.of(ROOT + ".Wiring", ROOT + ".setting.FileConfigSource");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void everyPackageStandsOnAFloor() {
        assertThat(HOUSE)
                .allSatisfy(type -> assertThat(floor(type)).as(type.getName()).isNotNegative());
    }

    @Test
    void anImportGoesToAStrictlyLowerFloor() {
        for (JavaClass type : HOUSE) {
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
                .that(new DescribedPredicate<JavaMethod>("answer HTTP") {
                    @Override
                    public boolean test(JavaMethod method) {
                        return method.isMetaAnnotatedWith(HttpMethod.class);
                    }
                })
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(PermitAll.class)
                .check(HOUSE);
    }

    @Test
    void everyDoorIsListedInAnApplication() {
        Set<Class<?>> listed = new java.util.HashSet<>(new Api().getClasses());
        listed.addAll(new WellKnown().getClasses());
        listed.addAll(new LinkPages().getClasses());
        assertThat(HOUSE)
                .filteredOn(type -> type.isAnnotatedWith(Path.class))
                .isNotEmpty()
                .allSatisfy(door -> assertThat(listed).contains(door.reflect()));
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
                .callConstructor(SecureRandom.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(HOUSE);
    }

    /** Where there is no EJB container, {@code @Stateless} alone would be no bean; where there is one, {@code @Act} alone no transaction. */
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

    /** Open Liberty loads these two outside the application, where nothing else of ours is. */
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
