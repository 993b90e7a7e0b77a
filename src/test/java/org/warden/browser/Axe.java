package org.warden.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rules of axe-core, up to WCAG 2.2 AA and its best practices. */
public final class Axe {
    private static final String SCRIPT = script();

    private static final String RUN = """
            async () => (await axe.run({ runOnly: [
                'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'] })).violations
              .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary}`))""";

    private Axe() {}

    private static String script() {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What the page, as it is now, has against the rules: rule, place and reason. */
    @SuppressWarnings("unchecked")
    public static List<String> findings(Page page) {
        if (page.evaluate("typeof axe").equals("undefined")) {
            page.evaluate(SCRIPT);
        }
        return (List<String>) page.evaluate(RUN);
    }
}
