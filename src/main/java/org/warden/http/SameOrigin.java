package org.warden.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/** Keeps pages of other origins from using a browser's cookie (ASVS 3.5.1), according to the headers that a browser sends. */
public final class SameOrigin {
    /** A header with any value. A page cannot send it to another origin without permission, which Warden never gives. */
    private static final String HEADER = "X-Requested-With";

    /** Values of Fetch Metadata: a page of our own, or an address that the user typed. A sister domain is not our own. */
    private static final List<String> OURS = List.of("same-origin", "none");

    private SameOrigin() {}

    /** Throws {@code CROSS_SITE} if the browser reports that the request comes from a page of another origin. */
    public static void require(HttpServletRequest request, HttpSettings settings) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        if ((site != null && !OURS.contains(site))
                || (origin != null && !origin.equals(origin(settings.publicUrl())))) {
            throw refused("The request comes from a page of another origin.");
        }
    }

    /** Does the same for a request that a cookie authenticates, which must also have the header that no form can send. */
    public static void requireForCookie(HttpServletRequest request, HttpSettings settings) {
        require(request, settings);
        if (request.getHeader(HEADER) == null) {
            throw refused("With the cookie, the header " + HEADER + " is needed.");
        }
    }

    private static Problem refused(String detail) {
        return new Problem(ProblemType.CROSS_SITE, detail);
    }

    /** Formats an origin as a browser does: without the default port (RFC 6454, section 6.2). */
    private static String origin(URI url) {
        boolean usual = url.getPort() == -1 || url.getPort() == ("https".equals(url.getScheme()) ? 443 : 80);
        return url.getScheme() + "://" + url.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + url.getPort());
    }
}
