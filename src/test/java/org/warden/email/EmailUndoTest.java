package org.warden.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything that an undo must cover. */
class EmailUndoTest {
    private static final Pattern TABLE = Pattern.compile("create table (\\w+) \\((.*?)\\n\\);", Pattern.DOTALL);

    /** Add a new table that depends on an account here once {@link EmailUndo} handles its rows. */
    @Test
    void everyTableThatHangsOnAnAccountIsDecidedAbout() throws IOException {
        try (Stream<Path> sql = Files.list(Path.of("sql"))) {
            List<String> tables = sql.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .flatMap(file -> TABLE.matcher(read(file)).results())
                    .filter(table -> table.group(2).contains("account_id"))
                    .map((MatchResult table) -> table.group(1))
                    .toList();
            assertThat(tables)
                    .containsExactlyInAnyOrder(
                            "session", // ends
                            "link", // ends
                            "second_factor", // deleted if it is pending or was confirmed since
                            "recovery_code", // deleted if created since
                            "seen_device", // goes
                            "account_word", // follows the names and the address
                            "group_member", // stays: an administrator added it
                            "account_role", // stays: an administrator gave it
                            "audit_event"); // stays: it is the audit log
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
