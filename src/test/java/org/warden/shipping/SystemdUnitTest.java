package org.warden.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.Tool;
import org.warden.server.Tool.Result;

/** What systemd says about the unit. */
class SystemdUnitTest {
    private static final Path UNIT = Path.of("src/main/systemd/warden.service");

    /** Tenths: systemd calls 2.0 OK, and 10.0 is a service that is not confined at all. */
    private static final String MOST_EXPOSED = "20";

    private static final Pattern EXPOSURE = Pattern.compile("Overall exposure level for warden.service: (\\d+\\.\\d)");

    @TempDir
    private Path folder;

    @Test
    void systemdFindsNoMistake() throws IOException {
        assertThat(verify(Files.readString(UNIT))).isEqualTo(new Result(0, ""));
    }

    @Test
    void systemdFindsAMistakeThatIsMadeOnPurpose() throws IOException {
        assertThat(verify(Files.readString(UNIT).replace("DynamicUser=", "DynamikUser="))
                        .output())
                .contains("DynamikUser");
    }

    @Test
    void theServiceIsConfined() throws IOException {
        Result judged = security(Files.readString(UNIT));

        assertThat(judged.output()).containsPattern(EXPOSURE);
        assertThat(judged.status()).as(judged.output()).isZero();
    }

    @Test
    void aServiceThatMayWriteAnywhereIsConfinedTooLittle() throws IOException {
        String open = Files.readString(UNIT)
                .replaceAll("(?m)^(DynamicUser|ProtectSystem|SystemCallFilter|CapabilityBoundingSet)=.*$", "");

        assertThat(security(open).status()).isNotZero();
    }

    @Test
    void payaraStartsAsInTheManual() throws IOException {
        assertThat(ManualLine.options())
                .hasSizeGreaterThan(8)
                .isSubsetOf(List.of(Files.readString(UNIT).split("[\\s\\\\]+", -1)));
    }

    private Result verify(String unit) throws IOException {
        // Elsewhere than on an installed machine, Java is not in its place.
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path copy = Files.writeString(folder.resolve("warden.service"), unit.replace("/usr/bin/java", java));
        return Tool.named("systemd-analyze").run(List.of("verify", "--no-pager", "--man=no", copy.toString()));
    }

    private Result security(String unit) throws IOException {
        Path copy = Files.writeString(folder.resolve("warden.service"), unit);
        return Tool.named("systemd-analyze")
                .run(List.of(
                        "security", "--no-pager", "--offline=yes", "--threshold=" + MOST_EXPOSED, copy.toString()));
    }
}
