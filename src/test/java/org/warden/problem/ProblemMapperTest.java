package org.warden.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.json.JsonException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemMapperTest {
    private final ProblemMapper mapper = new ProblemMapper();

    @BeforeEach
    void asAServerDoes() throws ReflectiveOperationException {
        Field request = ProblemMapper.class.getDeclaredField("request");
        request.setAccessible(true);
        request.set(mapper, StubRequest.to("/api"));
    }

    @Test
    void problemIsAnsweredAsProblemJson() {
        Response answer = mapper.toResponse(new Problem(ProblemType.EMAIL_TAKEN, "Taken."));
        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(answer.getMediaType()).hasToString("application/problem+json");
        assertThat(answer.getHeaderString("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void problemIsFoundBehindWhatAContainerWrapsAroundIt() {
        EJBException wrapped = new EJBException(new RuntimeException(new Problem(ProblemType.EMAIL_TAKEN, "Taken.")));
        assertThat(mapper.toResponse(wrapped).getStatus()).isEqualTo(409);
    }

    @Test
    void statusOfJaxRsIsKept() {
        assertThat(mapper.toResponse(new NotFoundException()).getStatus()).isEqualTo(404);
    }

    @Test
    void allowedMethodsAreTold() {
        Response answer = mapper.toResponse(new NotAllowedException("GET", new String[] {"POST"}));
        assertThat(answer.getHeaderString("Allow")).contains("GET").contains("POST");
    }

    @Test
    void answerThatCannotBeWrittenIsNotTheCallersFault() {
        assertThat(mapper.toResponse(new JsonException("broken")).getStatus()).isEqualTo(500);
    }

    @Test
    void failureReportedByJaxRsIsOurs() {
        assertThat(text(mapper.toResponse(new InternalServerErrorException()))).contains("internal-error");
    }

    @Test
    void unforeseenFailureSaysNothing() {
        Response answer = mapper.toResponse(new IllegalStateException("secret of org.warden"));
        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(text(answer)).doesNotContain("secret").doesNotContain("IllegalState");
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "08007", "25006", "40001", "40P01", "53300", "57014", "57P01", "58030"})
    void databaseOutOfReachIsUnavailable(String state) {
        Response answer = mapper.toResponse(new PersistenceException(new SQLException("gone", state)));
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("2");
    }

    @Test
    void poolThatWaitedInVainIsUnavailable() {
        assertThat(mapper.toResponse(new EJBException(
                                new RuntimeException(new SQLTransientConnectionException("no connection"))))
                        .getStatus())
                .isEqualTo(503);
    }

    /** Some servers do not name the cause. */
    @Test
    void commitThatFailedIsUnavailable() {
        Response answer = mapper.toResponse(new EJBException("Transaction aborted", new RollbackException("not safe")));
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("2");
    }

    @Test
    void mistakeThatRolledBackIsInternal() {
        RollbackException rolledBack = new RollbackException();
        rolledBack.initCause(new IllegalStateException("a mistake of ours"));
        assertThat(mapper.toResponse(new EJBException(rolledBack)).getStatus()).isEqualTo(500);
    }

    @Test
    void anyOtherFailureOfTheDatabaseIsInternal() {
        assertThat(mapper.toResponse(new PersistenceException(new SQLException("syntax", "42000")))
                        .getStatus())
                .isEqualTo(500);
    }

    private static String text(Response answer) {
        return new String((byte[]) answer.getEntity(), StandardCharsets.UTF_8);
    }
}
