package org.warden;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.text.DateFormat;
import java.text.Format;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/**
 * The code behaves the same in every locale and time zone of the JVM. Covers what Error Prone (see {@code pom.xml}) does not
 * check.
 */
class EveryJvmTest {
    /** They take a {@link Locale} first, or the JVM's own. */
    private static final Set<String> FORMATTING =
            Set.of("format", "formatted", "printf", "ofPattern", "toUpperCase", "toLowerCase");

    @Test
    void nothingIsFormattedInTheLanguageOfTheJvm() {
        noClasses()
                .should()
                .callMethodWhere(new DescribedPredicate<JavaMethodCall>("it formats without a Locale") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        AccessTarget.MethodCallTarget target = call.getTarget();
                        return target.getOwner().getPackageName().startsWith("java.")
                                && FORMATTING.contains(target.getName())
                                && target.getRawParameterTypes().stream()
                                        .noneMatch(type -> type.isEquivalentTo(Locale.class))
                                && !isOfAFormatter(target.getOwner(), target.getName());
                    }
                })
                .check(house());
    }

    /** A formatter gets its locale when it is created. */
    private static boolean isOfAFormatter(JavaClass owner, String method) {
        return method.equals("format")
                && (owner.isAssignableTo(DateTimeFormatter.class) || owner.isAssignableTo(Format.class));
    }

    /** H2 follows the language of the JVM, and PostgreSQL that of the database. */
    @Test
    void noDatabaseChangesTheCaseOfLetters() {
        assertThat(Sources.filesWith("\\b(lower|upper)\\(")).isEmpty();
    }

    @Test
    void nothingAsksForTheLanguageOrTheZoneOfTheJvm() {
        noClasses()
                .that()
                // It only names the zone in a message.
                .doNotHaveFullyQualifiedName("org.warden.database.Migration")
                .should()
                .callMethod(Locale.class, "getDefault")
                .orShould()
                .callMethod(ZoneId.class, "systemDefault")
                .orShould()
                .callMethod(TimeZone.class, "getDefault")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(DateFormat.class)
                .check(house());
    }

    private static JavaClasses house() {
        return new ClassFileImporter()
                .withImportOption(location -> !location.contains("/test-classes/"))
                .importPackages("org.warden");
    }
}
