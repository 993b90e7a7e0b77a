package org.warden.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.Map;
import org.warden.server.Tool;

/** A browser that runs until it is closed. */
public final class Chromium implements AutoCloseable {
    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it; skips the test if Chromium or Node is not installed, except on CI. */
    public static Chromium start() {
        Path program = Tool.named("chromium").program();
        Path node = Tool.named("node").program();
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_NODEJS_PATH", node.toString(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            return new Chromium(
                    playwright, playwright.chromium().launch(new LaunchOptions().setExecutablePath(program)));
        } catch (RuntimeException failed) {
            playwright.close();
            throw failed;
        }
    }

    /** An empty tab of a person who was never here: no cookie, nothing stored. */
    public Tab tab() {
        return new Tab(browser.newContext());
    }

    /** The same for a reader of this language, a BCP 47 tag, whose dates are those of UTC. */
    public Tab tab(String language) {
        return new Tab(browser.newContext(
                new Browser.NewContextOptions().setLocale(language).setTimezoneId("UTC")));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
