package org.warden.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/**
 * The versions that a request names in {@code If-Match} (RFC 9110, section 13.1.1). Done here because the servers differ.
 *
 * @param tags with their quotation marks; empty if the request has no such header
 */
public record IfMatch(List<String> tags) {
    /** Reads the header of this request. */
    public static IfMatch of(HttpServletRequest request) {
        return new IfMatch(Collections.list(request.getHeaders("If-Match")).stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip)
                .toList());
    }

    /** The entity tag of a version. */
    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Throws {@code PRECONDITION_REQUIRED} without the header, and {@code CHANGED_MEANWHILE} if it does not name this version.
     */
    public void require(long version) {
        if (tags.isEmpty()) {
            throw new Problem(ProblemType.PRECONDITION_REQUIRED);
        }
        if (!tags.contains("*") && !tags.contains(tag(version))) {
            throw Problem.changedMeanwhile(tag(version));
        }
    }
}
