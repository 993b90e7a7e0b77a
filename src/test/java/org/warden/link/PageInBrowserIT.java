package org.warden.link;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.warden.browser.Chromium;
import org.warden.browser.Tab;
import org.warden.server.OnServer;
import org.warden.server.Visitor;

/** A page behind a mailed link, as a person with a browser uses it. */
@Tag("browser")
class PageInBrowserIT extends OnServer {
    private static final String NEXT = "seven quiet rivers run north";

    @Test
    void personChoosesAPasswordWithAMailedLink() {
        Visitor visitor = Visitor.registered(api);
        String token = visitor.forgotten().token();
        try (Chromium chromium = Chromium.start();
                Tab tab = chromium.tab()) {
            Page page = tab.page();
            page.navigate(api.uri("link/reset-password") + "#" + token);
            page.getByLabel("New password").fill("password");
            tab.expect(400, "api/user/reset-password");
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("The password needs at least 12 characters.");
            assertThat(page.getByLabel("New password")).isFocused();

            page.getByLabel("New password").fill(NEXT);
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.STATUS))
                    .hasText("Your password is changed. You can log in with it now.");
            assertThat(page.getByRole(AriaRole.STATUS)).isFocused();
            assertThat(page.getByText("Go to your account")).isVisible();
            tab.mustBeQuietAndCallOnly(api.uri(""));
        }
        assertThat(visitor.logIn(NEXT).status()).isEqualTo(200);
    }
}
