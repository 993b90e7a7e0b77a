package org.warden.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.ApplicationException;
import org.junit.jupiter.api.Test;

class ProblemTest {
    private final Problem problem = new Problem(ProblemType.FORBIDDEN, "No.");

    @Test
    void problemRollsBack() {
        assertThat(Problem.class.getAnnotation(ApplicationException.class).rollback())
                .isTrue();
    }

    @Test
    void problemCarriesNoStack() {
        assertThat(problem.getStackTrace()).isEmpty();
    }

    @Test
    void oneFieldIsOneError() {
        assertThat(Problem.invalid("email", "is bad").errors()).containsExactly(new FieldError("email", "is bad"));
    }
}
