package org.warden.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/** Keeps pages of other origins from using a browser's cookie (ASVS 3.5.1): a browser says where a request comes from. */
public final class SameOrigin {
    /** Any value: no page can send it to another origin without permission, and Warden gives none. */
    private static final String HEADER = "X-Requested-With";

    /** Fetch Metadata: our own pages, or an address that the person typed. A sister domain is not one of our pages. */
    private static final List<String> OURS = List.of("same-origin", "none");

    private SameOrigin() {}

    /** Throws {@code CROSS_SITE} unless the request comes from our own pages, as far as the browser says from where. */
    public static void require(HttpServletRequest request, HttpSettings settings) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        if ((site != null && !OURS.contains(site))
                || (origin != null && !origin.equals(origin(settings.publicUrl())))) {
            throw refused("The request comes from a page of another origin.");
        }
    }

    /** The same, for a request that a cookie speaks for: it must also carry the header that no form can send. */
    public static void requireForCookie(HttpServletRequest request, HttpSettings settings) {
        require(request, settings);
        if (request.getHeader(HEADER) == null) {
            throw refused("With the cookie, the header " + HEADER + " is needed.");
        }
    }

    private static Problem refused(String detail) {
        return new Problem(ProblemType.CROSS_SITE, detail);
    }

    /** As a browser writes it: without the port of the scheme (RFC 6454, section 6.2). */
    private static String origin(URI url) {
        boolean usual = url.getPort() == -1 || url.getPort() == ("https".equals(url.getScheme()) ? 443 : 80);
        return url.getScheme() + "://" + url.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + url.getPort());
    }
}
