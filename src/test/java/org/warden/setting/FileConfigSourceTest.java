package org.warden.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileConfigSourceTest {
    @TempDir
    Path folder;

    @Test
    void fileNamedByTheEnvironmentHoldsTheValue() throws IOException {
        assertThat(source("s3cret").getValue("warden.db.password")).isEqualTo("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void lineBreakAtTheEndIsDropped(String lineBreak) throws IOException {
        assertThat(source("s3cret" + lineBreak).getValue("warden.db.password")).isEqualTo("s3cret");
    }

    /** As Windows editors and shells write text. */
    @Test
    void byteOrderMarkIsDropped() throws IOException {
        assertThat(source("\uFEFFs3cret\r\n").getValue("warden.db.password")).isEqualTo("s3cret");
    }

    @Test
    void spacesAroundAreKept() throws IOException {
        assertThat(source(" s3cret \n").getValue("warden.db.password")).isEqualTo(" s3cret ");
    }

    @Test
    void hyphenIsAnUnderscoreInTheVariable() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "s3cret");
        FileConfigSource source = new FileConfigSource(Map.of("WARDEN_BOOTSTRAP_ADMIN_PASSWORD_FILE", file.toString()));
        assertThat(source.getValue("warden.bootstrap.admin-password")).isEqualTo("s3cret");
    }

    @Test
    void settingWithoutAFileIsNotSetHere() throws IOException {
        assertThat(source("s3cret").getValue("warden.db.user")).isNull();
    }

    /** PATH_FILE belongs to another program. */
    @Test
    void settingsOfOthersAreNeverRead() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "s3cret");
        FileConfigSource source = new FileConfigSource(Map.of("DB_PASSWORD_FILE", file.toString()));
        assertThat(source.getValue("db.password")).isNull();
    }

    @Test
    void fileThatIsNotThereStopsTheStartAndNamesTheVariable() {
        FileConfigSource source = new FileConfigSource(
                Map.of("WARDEN_DB_PASSWORD_FILE", folder.resolve("gone").toString()));
        assertThatThrownBy(() -> source.getValue("warden.db.password"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("WARDEN_DB_PASSWORD_FILE");
    }

    /** The environment has 300, system properties have 400 (MicroProfile Config 3.1, section 5.1). */
    @Test
    void fileStandsAboveTheEnvironment() throws IOException {
        assertThat(source("").getOrdinal()).isBetween(301, 399);
    }

    /** Otherwise listing the settings would open every file. */
    @Test
    void noNameIsListed() throws IOException {
        assertThat(source("s3cret").getPropertyNames()).isEmpty();
    }

    private FileConfigSource source(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), content);
        return new FileConfigSource(Map.of("WARDEN_DB_PASSWORD_FILE", file.toString()));
    }
}
