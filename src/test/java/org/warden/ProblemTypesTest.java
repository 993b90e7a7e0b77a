package org.warden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.warden.problem.ProblemType;
import org.warden.problem.Rule;

/** The manual lists exactly the problem codes of the code, with their statuses, and the rules. */
class ProblemTypesTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (\\d{3}) \\|");

    private static final Pattern RULE = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| [^|\\d][^|]* \\|$");

    @Test
    void theManualListsEveryRule() {
        String manual = Sources.manual("problems.md");
        List<String> listed = RULE.matcher(manual.substring(manual.indexOf("| rule |")))
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(listed)
                .containsExactlyElementsOf(
                        Arrays.stream(Rule.values()).map(Rule::word).toList());
    }

    @Test
    void theManualListsEveryProblem() {
        List<String> listed = ROW.matcher(Sources.manual("problems.md"))
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();

        assertThat(listed)
                .containsExactlyElementsOf(Arrays.stream(ProblemType.values())
                        .map(type -> type.code() + " " + type.status())
                        .toList());
    }
}
