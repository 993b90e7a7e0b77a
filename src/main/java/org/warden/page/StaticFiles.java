package org.warden.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.warden.http.IfNoneMatch;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/**
 * A closed list of files: no other file can be asked for.
 *
 * @param byName each file by the last part of its address
 */
public record StaticFiles(Map<String, StaticFile> byName) {
    /**
     * The file, or 304 if the caller has it already. Throws {@code NOT_FOUND} for a name that is not in the list.
     *
     * @param response gets the policy of a page
     */
    public Response answer(String name, HttpServletRequest request, HttpServletResponse response) {
        StaticFile file = byName.get(name);
        if (file == null) {
            throw new Problem(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.detail());
        }
        // Set, not added: two policies would both be in force. With 304 too, whose headers replace the stored ones (RFC
        // 9111, 3.2).
        file.policy().ifPresent(policy -> response.setHeader("Content-Security-Policy", policy));
        Response.ResponseBuilder answer = IfNoneMatch.names(request, file.tag())
                ? Response.notModified()
                : Response.ok(file.content()).type(file.type());
        return answer.tag(new EntityTag(file.tag()))
                .header("Cache-Control", "no-cache")
                .build();
    }
}
