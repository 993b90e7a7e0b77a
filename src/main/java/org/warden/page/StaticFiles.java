package org.warden.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.warden.http.IfNoneMatch;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/**
 * A closed list of files: callers can request no other file.
 *
 * @param byName each file by the rest of its path, such as {@code parts/table.js}
 */
public record StaticFiles(Map<String, StaticFile> byName) {
    /**
     * Returns the file, or 304 if the caller already has it. Throws {@code NOT_FOUND} for a name that is not in the list.
     *
     * @param response receives the policy of a page
     */
    public Response answer(String name, HttpServletRequest request, HttpServletResponse response) {
        StaticFile file = byName.get(name);
        if (file == null) {
            throw new Problem(ProblemType.NOT_FOUND);
        }
        // Set, not added: two policies would both be in force. Sent with 304 too, because its headers replace the
        // stored ones (RFC 9111, section 3.2).
        file.policy().ifPresent(policy -> response.setHeader("Content-Security-Policy", policy));
        return IfNoneMatch.answer(
                        request, file.tag(), Response.ok(file.content()).type(file.type()), "no-cache")
                .build();
    }
}
