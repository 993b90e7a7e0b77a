package org.warden.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Tool;
import org.warden.server.Tool.Result;

/** What {@code .ci/release} refuses before it builds anything. A whole release: {@code .ci/release-rehearsal}. */
class ReleaseTest {
    private static final Path SCRIPT = Path.of(".ci/release");
    private static final String CHANGELOG = "src/site/markdown/changelog.md";
    private static final String BEFORE = "### Before you update\n\n- Nothing.\n";

    @TempDir
    private Path folder;

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    /** A repository that could be released as 1.2.0 with the option --unsigned, but for the version in its POM. */
    @BeforeEach
    void makeRepository() throws IOException {
        Files.createDirectories(folder.resolve(".ci"));
        Files.createDirectories(folder.resolve(CHANGELOG).getParent());
        Files.copy(SCRIPT, folder.resolve(SCRIPT));
        Files.writeString(folder.resolve("pom.xml"), "<project>\n  <version>1.1.9</version>\n</project>\n");
        Files.writeString(folder.resolve(CHANGELOG), "# Changelog\n\n## 1.2.0 - " + today + "\n\n" + BEFORE);
        git("init", "-q");
        commit();
    }

    /** Only the version in the POM is wrong here, so each test below sees the refusal that it causes. */
    @Test
    void completeRepositoryIsRefusedForTheVersionInItsPomOnly() throws IOException {
        assertThat(release("1.2.0", "--unsigned"))
                .isEqualTo(new Result(2, "The version in pom.xml is no SNAPSHOT: 1.1.9.\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1.2",
                "v1.2.0",
                "01.2.0",
                "1.2.0.0",
                "1.2.0-",
                "1.2.0-01",
                "1.2.0-rc..1",
                "1.2.0+5",
                "1.2.0-SNAPSHOT",
                "1.2.0 ",
                "1.2.0-rc_1"
            })
    void wrongVersionIsRefused(String version) throws IOException {
        assertRefused("The version must be as semver.org says", version, "--unsigned");
    }

    @Test
    void releaseWithoutAVersionIsRefused() throws IOException {
        assertRefused("The version must be as semver.org says", "--unsigned");
    }

    @ParameterizedTest
    @CsvSource({"1.2.0 1.3.0,Name one version.", "1.2.0 --force,There is no option --force."})
    void wrongArgumentsAreRefused(String arguments, String message) throws IOException {
        assertRefused(message, arguments.split(" ", -1));
    }

    @Test
    void releaseWithoutAKeyIsRefused() throws IOException {
        Files.writeString(folder.resolve("pom.xml"), "<project>\n  <version>1.2.0-SNAPSHOT</version>\n</project>\n");
        commit();

        assertRefused("Name a key of gpg", "1.2.0");
    }

    @Test
    void uncommittedChangeIsRefused() throws IOException {
        Files.writeString(folder.resolve("new.txt"), "");

        assertRefused("The working tree has changes", "1.2.0", "--unsigned");
    }

    @Test
    void versionThatWasReleasedIsRefused() throws IOException {
        git("tag", "v1.2.0");

        assertRefused("There is a tag v1.2.0.", "1.2.0", "--unsigned");
    }

    @Test
    void versionThatTheChangelogDoesNotDescribeIsRefused() throws IOException {
        assertRefused("needs a section '## 1.2.0-rc.1 - " + today + "'", "1.2.0-rc.1", "--unsigned");
    }

    @Test
    void descriptionOfAnotherDayIsRefused() throws IOException {
        assertChangelogRefused("## 1.2.0 - " + today.minusDays(1) + "\n\n" + BEFORE);
    }

    @Test
    void descriptionThatDoesNotSayWhatToDoBeforeAnUpdateIsRefused() throws IOException {
        assertChangelogRefused("## 1.2.0 - " + today + "\n\n- News.\n\n## 1.1.0 - 2026-01-01\n\n" + BEFORE);
        assertChangelogRefused("## 1.2.0 - " + today + "\n\n### Before you update\n\n### New\n\n- News.\n");
    }

    /** The script replaces the version of the POM in all of them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "src/main/helm/warden/Chart.yaml; ^(?:version|appVersion): (.+)$; 2",
                "src/main/resources/org/warden/openapi/openapi.json; ^    \"version\": \"(.+)\"$; 1",
                "src/chart/pom.xml; ^  <version>(.+)</version>$; 1",
                "src/starter/inside/pom.xml; <warden.version>(.+)</warden.version>; 1",
                "src/starter/beside/pom.xml; <warden.version>(.+)</warden.version>; 1",
                "src/starter/session/pom.xml; <warden.version>(.+)</warden.version>; 1",
                "src/starter/spring/pom.xml; <warden.version>(.+)</warden.version>; 1",
                "src/site/markdown/containers.md; example.org/warden:(.+)$; 2",
                "src/site/markdown/form-login.md; warden-client:([^`]+)`; 1",
                "src/site/markdown/tokens-and-consumers.md; warden-client:([^`]+)`; 1",
                "src/site/markdown/production.md; `Warden ([^ ]+) on; 1",
            })
    void everyFileNamesTheVersionOfThePom(String file, String pattern, int times) throws IOException {
        String version = found("(?s)^.*?<artifactId>warden</artifactId>\\s*<version>([^<]+)", "pom.xml")
                .get(0);

        assertThat(found("(?m)" + pattern, file)).hasSize(times).containsOnly(version);
    }

    private static List<String> found(String pattern, String file) throws IOException {
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private void assertChangelogRefused(String section) throws IOException {
        Files.writeString(folder.resolve(CHANGELOG), "# Changelog\n\n" + section);
        commit();
        assertRefused("needs a section '## 1.2.0 - " + today + "'", "1.2.0", "--unsigned");
    }

    private void assertRefused(String message, String... arguments) throws IOException {
        Result result = release(arguments);
        assertThat(result.output()).contains(message);
        assertThat(result.status()).isEqualTo(2);
        assertThat(folder.resolve("target")).doesNotExist();
    }

    private Result release(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(folder.resolve(SCRIPT).toString()));
        command.addAll(List.of(arguments));
        return Tool.named("bash").run(command);
    }

    private void commit() throws IOException {
        git("add", "-A");
        git("commit", "-q", "--no-gpg-sign", "-m", "Change");
    }

    private void git(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("-C", folder.toString(), "-c", "user.name=Test", "-c", "user.email=test@example.org"));
        command.addAll(List.of(arguments));
        Result result = Tool.named("git").run(command);
        assertThat(result.status()).as(result.output()).isZero();
    }
}
