package org.warden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.warden.door.Doors;
import org.warden.door.Reason;
import org.warden.problem.ProblemType;

/** Compares the table of endpoints in the manual with the doors: caller, cost and errors. */
public class EndpointsTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z]+) /(\\S+)` \\|(.*)\\|$");
    private static final Pattern REASON = Pattern.compile("(?m)^\\| ([^|`]\\S[^|]*) \\|([^|]*)\\|$");
    private static final Pattern ERROR = Pattern.compile("(\\d{3}) `([a-z-]+)`");

    @Test
    void theManualSaysWhatFollowsFromGateCostAndBody() {
        List<String> listed = REASON.matcher(manual())
                .results()
                .filter(row -> !row.group(2).isBlank())
                .map(row -> row.group(1).strip() + ": " + errors(row.group(2)))
                .filter(row -> !row.endsWith(": "))
                .toList();
        assertThat(listed)
                .containsExactlyElementsOf(Arrays.stream(Reason.values())
                        .map(reason -> reason.words() + ": " + errors(reason.refusals()))
                        .toList());
    }

    /** The rows missing for these doors, and the rows without a door. */
    public static List<String> missing(Doors doors) {
        List<String> wanted = doors.all().stream()
                .map(door -> row(door.call(), door.caller(), door.costInWords(), errors(door.ownRefusals())))
                .toList();
        List<String> listed = ROW.matcher(manual())
                .results()
                .map(found -> {
                    String[] cells = found.group(3).split("\\|", -1);
                    return row(
                            found.group(1) + " " + found.group(2),
                            cells[0].strip(),
                            cells[1].strip(),
                            errors(cells[cells.length - 1]));
                })
                .toList();
        return Stream.concat(
                        wanted.stream().filter(row -> !listed.contains(row)),
                        listed.stream().filter(row -> !wanted.contains(row)))
                .toList();
    }

    private static String row(String call, String caller, String cost, String errors) {
        return String.join(" | ", call, caller, cost, errors);
    }

    private static String errors(String cell) {
        return ERROR.matcher(cell)
                .results()
                .map(found -> found.group(1) + " " + found.group(2))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String errors(Set<ProblemType> types) {
        return types.stream()
                .map(type -> type.status() + " " + type.code())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String manual() {
        return Sources.manual("endpoints.md");
    }
}
