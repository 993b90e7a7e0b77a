package org.warden.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import jakarta.ejb.ApplicationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** The mapper could not write such an answer. */
    @Test
    void ownRefusalHasATitleAndADetail() {
        assertThatNullPointerException().isThrownBy(() -> Problem.own(409, "sold-out", null, "Sold out."));
        assertThatNullPointerException().isThrownBy(() -> Problem.own(409, "sold-out", "Sold out", null));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 399, 500, 503})
    void ownRefusalHasTheStatusOfARefusal(int status) {
        assertThatIllegalArgumentException().isThrownBy(() -> Problem.own(status, "sold-out", "Sold out", "Sold out."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Sold-out",
                "sold_out",
                "-sold",
                "sold-",
                "sold--out",
                "s\u00f6ld",
            })
    void ownRefusalHasACodeOfThisForm(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> Problem.own(409, code, "Sold out", "Sold out."));
    }
}
