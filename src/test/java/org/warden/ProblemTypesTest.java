package org.warden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.warden.problem.ProblemType;

/** The manual lists exactly the problem codes of the code, with their statuses. */
class ProblemTypesTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (\\d{3}) \\|");

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
