package org.warden.console;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.warden.browser.Axe;
import org.warden.browser.Chromium;
import org.warden.browser.Tab;
import org.warden.console.Screens.Screen;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.PathProxy;
import org.warden.server.TestRun;

/** Every screen and dialog of the pages, on telephones and large screens, in both schemes and both languages. */
@Tag("browser")
class ScreensInBrowserIT extends OnServer {
    /** What reaches over the edge of the page, and text that does not fit into its box, unless it is for screen readers only. */
    private static final String CUT = """
            () => [...document.querySelectorAll('body *')]
              .filter((one) => one.clientWidth > 1 && document.documentElement.scrollWidth > innerWidth
                  && one.getBoundingClientRect().right > innerWidth && !one.closest('table')?.parentElement.matches('.scroll')
                || one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1
                  && ['hidden', 'clip'].includes(getComputedStyle(one).overflowX))
              .map((one) => `${one.tagName}.${one.className}: ${one.textContent.slice(0, 40)}`)""";

    /** Sentences of the English page, and keys instead of sentences. */
    private static final String FOREIGN = """
            async () => {
              const [english, german] = await Promise.all(['en', 'de'].map(async (language) =>
                (await import(new URL(`../console/words/${language}.js`, document.baseURI))).default));
              const sentences = (words) => Object.values(words).flatMap((entry) => typeof entry === 'string' ? entry : Object.values(entry));
              const known = new Set(sentences(german));
              const foreign = new Set(sentences(english).filter((one) => one.includes(' ') && !known.has(one)));
              const shown = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              const found = [];
              while (shown.nextNode()) {
                const text = shown.currentNode.data.trim();
                if (foreign.has(text) || text in english) {
                  found.push(text);
                }
              }
              return found;
            }""";

    private static Chromium chromium;
    private static PathProxy proxy;
    private static Company company;
    private Tab tab;
    private Page page;
    private Screens screens;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        proxy = new PathProxy("/id/");
        proxy.publishedAs(URI.create("http://localhost:8080"));
    }

    @AfterAll
    static void end() {
        if (chromium != null) {
            chromium.close();
            proxy.close();
        }
    }

    @BeforeEach
    void found() {
        proxy.to(api.uri(""));
        if (company == null) {
            company = new Company(api, Api.someone());
        }
    }

    @ParameterizedTest
    @MethodSource("org.warden.console.Look#pairs")
    void everyScreenIsAccessibleAndWhole(Look look) {
        try (Tab opened = chromium.tab(look.language())) {
            tab = opened;
            page = tab.page();
            screens = new Screens(tab, proxy.address());
            look.on(page);
            // A browser that was never here has no session to continue.
            tab.expect(400, "api/user/refresh-token");
            SoftAssertions all = new SoftAssertions();
            visit(Screens.before(), all);
            screens.logIn(Map.of("email", TestRun.ADMIN_EMAIL, "password", TestRun.ADMIN_PASSWORD));
            visit(Stream.concat(Screens.console(company), Screens.account()), all);
            all.assertAll();
            tab.mustBeQuietAndCallOnly(proxy.address());
        }
    }

    private void visit(Stream<Screen> all, SoftAssertions soft) {
        all.forEach(screen -> {
            screens.open(screen);
            soft.assertThat(Axe.findings(page)).as("axe at %s", screen).isEmpty();
            soft.assertThat(strings(CUT)).as("cut at %s", screen).isEmpty();
            if (page.evaluate("document.documentElement.lang").equals("de")) {
                soft.assertThat(strings(FOREIGN)).as("English at %s", screen).isEmpty();
            }
        });
    }

    @SuppressWarnings("unchecked")
    private List<String> strings(String script) {
        return (List<String>) page.evaluate(script);
    }
}
