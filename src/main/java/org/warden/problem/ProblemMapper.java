package org.warden.problem;

import jakarta.ejb.EJBAccessException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import javax.transaction.xa.XAException;

/**
 * Turns every failure into an answer. An unexpected failure is logged with the request id, and its answer contains no details.
 */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final System.Logger LOG = System.getLogger(ProblemMapper.class.getName());

    /**
     * Classes of SQLSTATE that may not recur: connection, transaction state (such as a primary that became read-only), rollback
     * in favor of another transaction, resources, operator intervention, system.
     */
    private static final Set<String> PASSING = Set.of("08", "25", "40", "53", "57", "58");

    private static final Set<Class<? extends Throwable>> FAILED_COMMITS = Set.of(
            RollbackException.class,
            HeuristicMixedException.class,
            HeuristicRollbackException.class,
            SystemException.class,
            XAException.class);

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(Throwable failure) {
        Response answer = response(body(failure));
        if (failure instanceof NotAllowedException refused) {
            answer.getHeaders().putSingle("Allow", allowed(refused.getResponse()));
        }
        return answer;
    }

    /** Lists HEAD, which every GET answers but not every server lists, and not OPTIONS, which the edge refuses. */
    private static String allowed(Response refused) {
        Set<String> allowed = new TreeSet<>(refused.getAllowedMethods());
        allowed.remove("OPTIONS");
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        return String.join(", ", allowed);
    }

    /** Converts the problem to a JAX-RS response. */
    static Response response(ProblemBody body) {
        Response.ResponseBuilder response = Response.status(body.status())
                .type(ProblemBody.MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(body.bytes());
        body.headers().forEach(response::header);
        return response.build();
    }

    private ProblemBody body(Throwable failure) {
        Problem refusal = find(failure, Problem.class);
        if (refusal != null) {
            return ProblemBody.of(refusal, request);
        }
        return failure instanceof WebApplicationException refused && !isOurs(refused)
                ? ProblemBody.of(refused.getResponse().getStatus(), request)
                : ProblemBody.of(unforeseen(failure, request), request);
    }

    /** The problem that answers this failure. Logs a failure that is no refusal. */
    public static Problem problem(Throwable failure, HttpServletRequest request) {
        Problem refusal = find(failure, Problem.class);
        return refusal == null ? unforeseen(failure, request) : refusal;
    }

    /** Returns whether this is a failure rather than a refusal: any 5xx, whatever code reports it. */
    private static boolean isOurs(WebApplicationException refused) {
        return refused.getResponse().getStatus() >= 500;
    }

    private static Problem unforeseen(Throwable failure, HttpServletRequest request) {
        Object id = request.getAttribute(ProblemBody.REQUEST_ID);
        if (failure instanceof EJBAccessException) {
            boolean anonymous = request.getUserPrincipal() == null;
            return new Problem(
                    anonymous ? ProblemType.TOKEN_REQUIRED : ProblemType.FORBIDDEN, "The caller may not do this.");
        }
        if (outOfReach(failure)) {
            LOG.log(System.Logger.Level.WARNING, "database unavailable, request {0}: {1}", id, root(failure));
            return Problem.later(ProblemType.UNAVAILABLE, "Please try again.", Duration.ofSeconds(2));
        }
        LOG.log(System.Logger.Level.ERROR, "request " + id + " failed", failure);
        return new Problem(ProblemType.INTERNAL_ERROR, "Internal error.");
    }

    /**
     * Returns whether the database is unavailable, the pool timed out, or a commit failed: not every server gives the cause.
     */
    private static boolean outOfReach(Throwable failure) {
        SQLException sql = find(failure, SQLException.class);
        if (sql == null) {
            Throwable root = root(failure);
            return FAILED_COMMITS.stream().anyMatch(type -> type.isInstance(root));
        }
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        return sql instanceof SQLTransientException || PASSING.stream().anyMatch(state::startsWith);
    }

    private static <T extends Throwable> T find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
