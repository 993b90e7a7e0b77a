package org.example.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What all pages have in common. */
final class Html {
    private Html() {}

    /** Browsers keep no page, so none can be seen after a logout. */
    static void write(HttpServletResponse response, String body) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'");
        response.getWriter().write("""
                <!DOCTYPE html>
                <html lang="en"><head><title>Desk</title><meta name="viewport" content="width=device-width"></head><body>
                %s</body></html>
                """.formatted(body));
    }

    static String text(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
