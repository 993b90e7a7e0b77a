package org.warden.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvalidInputMapperTest {
    record Grant(@NotNull String role) {}

    record Invitation(
            @NotNull String email,
            List<@Size(max = 3) String> roles,
            @Valid Grant first,
            List<@Valid Grant> grants) {}

    @Test
    void fieldIsNamedByItsName() {
        assertThat(fields(new Invitation(null, null, null, null))).containsExactly("email");
    }

    @Test
    void itemOfAListIsNamedByItsPlace() {
        assertThat(fields(new Invitation("a", List.of("a", "long", "b"), null, null)))
                .containsExactly("roles[1]");
    }

    @Test
    void fieldOfAnInnerObjectIsNamedByItsPath() {
        assertThat(fields(new Invitation("a", null, new Grant(null), null))).containsExactly("first.role");
    }

    @Test
    void fieldOfAnObjectInAListIsNamedByItsPath() {
        assertThat(fields(new Invitation("a", null, null, List.of(new Grant("x"), new Grant(null)))))
                .containsExactly("grants[1].role");
    }

    private static List<String> fields(Invitation invitation) {
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            Validator validator = factory.getValidator();
            return validator.validate(invitation).stream()
                    .map(violation -> InvalidInputMapper.field(violation.getPropertyPath()))
                    .toList();
        }
    }
}
