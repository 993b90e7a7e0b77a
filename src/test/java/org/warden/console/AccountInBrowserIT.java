package org.warden.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.warden.browser.Chromium;
import org.warden.browser.Tab;
import org.warden.secondfactor.Authenticator;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.PathProxy;
import org.warden.server.Visitor;

/** The account page, as a person with a browser uses it. A proxy stands before the server, as its public address says. */
@Tag("browser")
class AccountInBrowserIT extends OnServer {
    private static final URI PUBLIC = URI.create("http://localhost:8080");

    /** A dialog that has just opened ignores Enter for a little less. */
    private static final int GUARD_MILLIS = 400;

    /** Each call of the session's script in the page, as a page of Warden makes it. */
    private static final String RENEW_IN_TURN = """
            async () => {
              const session = await import(new URL('../console/session.js', document.baseURI));
              for (let round = 0; round < 5; round++) {
                if (!await session.resume()) {
                  return round;
                }
              }
              return (await session.call('GET', 'user')).status;
            }""";

    /** The tabs do not wait for each other here: the server's grace must be enough. */
    private static final String RENEW_AT_ONCE = """
            async () => {
              const renewals = Array.from({ length: 20 }, () => fetch('../api/user/refresh-token',
                { method: 'POST', headers: { 'X-Requested-With': 'fetch' } }).then(({ status }) => status));
              return (await Promise.all(renewals)).filter((status) => status !== 200).length;
            }""";

    private static Chromium chromium;
    private PathProxy proxy;
    private Tab tab;
    private Page page;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void end() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() throws IOException {
        proxy = new PathProxy("/id/");
        proxy.to(api.uri(""));
        proxy.publishedAs(PUBLIC);
        tab = chromium.tab();
        page = tab.page();
        // Without a cookie there is no session to continue.
        tab.expect(400, "api/user/refresh-token");
    }

    @AfterEach
    void close() {
        tab.close();
        proxy.close();
    }

    @Test
    void personRegistersAndSetsUpASecondFactorByKeyboardAlone() {
        String person = Api.someone();
        visit(page, "#/register");
        type("First name", "Jane");
        type("Last name", "Doe");
        type("E-mail", Api.email(person));
        type("User name", person);
        type("Password", Api.PASSWORD);
        page.keyboard().press("Enter");
        heading(page, "Me").waitFor();

        follow("Security");
        heading(page, "Security").waitFor();
        follow("Set up the app");
        Locator secret = page.locator(".secret");
        assertThat(secret).containsText(Pattern.compile("([A-Z2-7]{4} ){7}[A-Z2-7]{4}"));
        assertThat(page.getByAltText("QR code")).isVisible();
        Authenticator app = new Authenticator(secret.innerText().replace(" ", ""));
        type("Code", app.code(-1));
        type("Password", Api.PASSWORD);
        page.keyboard().press("Enter");

        Locator codes = page.locator(".codes li");
        assertThat(codes).hasCount(10);
        page.waitForURL("**/#/security");
        page.waitForTimeout(GUARD_MILLIS);
        follow("I have them");
        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(page.getByRole(AriaRole.BUTTON, named("Remove the app"))).isVisible();

        follow("Log out");
        heading(page, "Log in").waitFor();
        tab.expect(401, "api/user/token?transport=cookie");
        type("E-mail or user name", person);
        type("Password", Api.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("Code")).isFocused();
        page.keyboard().type(app.code(0));
        page.keyboard().press("Enter");
        heading(page, "Security").waitFor();
        tab.mustBeQuietAndCallOnly(proxy.address());
    }

    @Test
    void logoutInOneTabEndsBoth() {
        Visitor visitor = Visitor.registered(api);
        Tab other = tab.another();
        other.expect(400, "api/user/refresh-token");
        visit(other.page(), "#/sessions");
        enterAs(page, visitor.username);
        heading(other.page(), "Sessions").waitFor();
        page.getByRole(AriaRole.BUTTON, named("Log out")).click();
        heading(page, "Log in").waitFor();
        heading(other.page(), "Log in").waitFor();
        assertThat(other.page().locator("body")).not().containsText(visitor.username);
        other.page().reload();
        heading(other.page(), "Log in").waitFor();
        other.mustBeQuietAndCallOnly(proxy.address());
        tab.mustBeQuietAndCallOnly(proxy.address());
    }

    @Test
    void renewalsInTwoTabsAtOnceEndNoSession() {
        Visitor visitor = Visitor.registered(api);
        enterAs(page, visitor.username);
        Tab other = tab.another();
        visit(other.page(), "");
        heading(other.page(), "Me").waitFor();
        for (String script : new String[] {RENEW_IN_TURN, RENEW_AT_ONCE}) {
            String started = "() => { window.renewed = (" + script + ")(); }";
            page.evaluate(started);
            other.page().evaluate(started);
            int good = script.equals(RENEW_IN_TURN) ? 200 : 0;
            assertThat(page.evaluate("window.renewed")).isEqualTo(good);
            assertThat(other.page().evaluate("window.renewed")).isEqualTo(good);
        }
        page.reload();
        heading(page, "Me").waitFor();
        other.mustBeQuietAndCallOnly(proxy.address());
        tab.mustBeQuietAndCallOnly(proxy.address());
    }

    @Test
    void loginOverTheScreenKeepsWhatWasTyped() {
        Visitor visitor = Visitor.registered(api);
        enterAs(page, visitor.username);
        visitor.enter();
        visitor.own().delete("api/user/sessions");
        tab.expect(401, "api/user");
        tab.expect(401, "api/user/refresh-token");
        page.getByLabel("First name").fill("Typed before");
        page.getByRole(AriaRole.BUTTON, named("Save")).click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Your session has ended");
        dialog.getByLabel("Password").fill(Api.PASSWORD);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Log in"))
                .click();
        assertThat(dialog).hasCount(0);
        assertThat(page.getByLabel("First name")).hasValue("Typed before");
        assertThat(page.getByText("Your name is saved.")).isVisible();
        assertThat(visitor.own().get("api/user").text("firstName")).isEqualTo("Typed before");
        tab.mustBeQuietAndCallOnly(proxy.address());
    }

    @Test
    void anotherAccountInAnotherTabLeavesNothingOfTheFirst() {
        Visitor first = Visitor.registered(api);
        Visitor second = Visitor.registered(api);
        Tab other = tab.another();
        other.expect(400, "api/user/refresh-token");
        visit(other.page(), "");
        heading(other.page(), "Log in").waitFor();
        enterAs(page, first.username);
        heading(other.page(), "Me").waitFor();
        first.enter();
        first.own().delete("api/user/sessions");
        other.expect(401, "api/user/refresh-token");
        other.page().reload();
        page.getByLabel("First name").fill("Secret of the first");
        fillIn(other.page(), second.username);
        assertThat(page.locator("body")).containsText(second.username);
        assertThat(page.getByLabel("First name")).hasValue("Jane");
        assertThat(page.locator("body")).not().containsText(first.username);
        tab.mustBeQuietAndCallOnly(proxy.address());
    }

    private void visit(Page where, String screen) {
        where.navigate(proxy.address().resolve("account/") + screen);
    }

    private void enterAs(Page where, String person) {
        visit(where, "");
        fillIn(where, person);
        heading(where, "Me").waitFor();
    }

    private static void fillIn(Page where, String person) {
        where.getByLabel("E-mail or user name").fill(person);
        where.getByLabel("Password").fill(Api.PASSWORD);
        where.keyboard().press("Enter");
    }

    private static Locator heading(Page where, String name) {
        return where.getByRole(
                AriaRole.HEADING,
                new Page.GetByRoleOptions().setName(name).setExact(true).setLevel(1));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    /** Goes to a field with the Tab key and types into it. */
    private void type(String label, String text) {
        reach("document.activeElement.labels?.[0]?.textContent.trim()", label);
        page.keyboard().type(text);
    }

    /** Goes to a link or button with the Tab key and presses Enter. */
    private void follow(String name) {
        reach("document.activeElement.textContent.trim()", name);
        page.keyboard().press("Enter");
    }

    private void reach(String what, String wanted) {
        for (int presses = 0; presses < 60; presses++) {
            if (wanted.equals(page.evaluate(what))) {
                assertThat(page.evaluate("document.activeElement.matches(':focus-visible')"))
                        .as("focus on " + wanted)
                        .isEqualTo(true);
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("The Tab key does not reach " + wanted);
    }
}
