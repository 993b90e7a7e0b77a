package org.warden.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTypeTest {
    @ParameterizedTest
    @EnumSource
    void codeIsKebabCase(ProblemType type) {
        assertThat(type.code()).matches("[a-z]+(-[a-z]+)*");
    }

    @Test
    void codesAreUnique() {
        assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::code)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void statusIsThatOfARefusal(ProblemType type) {
        assertThat(type.status()).isBetween(400, 599);
    }

    @ParameterizedTest
    @EnumSource
    void titleIsThere(ProblemType type) {
        assertThat(type.title()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "400, BAD_REQUEST",
        "401, TOKEN_REQUIRED",
        "403, FORBIDDEN",
        "404, NOT_FOUND",
        "405, METHOD_NOT_ALLOWED",
        "406, NOT_ACCEPTABLE",
        "413, BODY_TOO_LARGE",
        "415, UNSUPPORTED_MEDIA_TYPE",
        "500, INTERNAL_ERROR",
        "503, UNAVAILABLE"
    })
    void bareStatusHasItsProblem(int status, ProblemType type) {
        assertThat(ProblemType.of(status)).isEqualTo(type);
    }

    /** 409 included: a plain 409 reveals nothing about an e-mail address. */
    @ParameterizedTest
    @ValueSource(ints = {402, 408, 409, 418, 423, 431, 499})
    void anyOther4xxIsARequestRefused(int status) {
        assertThat(ProblemType.of(status)).isEqualTo(ProblemType.REQUEST_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {501, 502, 504, 505, 599})
    void anyOther5xxIsAnInternalError(int status) {
        assertThat(ProblemType.of(status)).isEqualTo(ProblemType.INTERNAL_ERROR);
    }
}
