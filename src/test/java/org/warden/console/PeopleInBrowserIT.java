package org.warden.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.browser.Chromium;
import org.warden.browser.Tab;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.PathProxy;
import org.warden.server.TestRun;

/** The screens of people, as an administrator without a mouse uses them. */
@Tag("browser")
class PeopleInBrowserIT extends OnServer {
    /** More keys than any screen here has controls. */
    private static final int MOST_TABS = 80;

    /** What a screen reader would call the control that has the focus. */
    private static final String FOCUSED =
            "() => { const at = document.activeElement; return (at.getAttribute('aria-label')"
                    + " ?? at.labels?.[0]?.innerText ?? at.innerText ?? '').trim(); }";

    private static Chromium chromium;
    private static PathProxy proxy;
    private Tab tab;
    private Page page;
    private Keyboard keys;

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
    void logIn() {
        proxy.to(api.uri(""));
        tab = chromium.tab();
        page = tab.page();
        keys = page.keyboard();
        // A browser that was never here has no session to continue.
        tab.expect(400, "/api/user/refresh-token");
        page.navigate(address("#/people"));
        proveByKeyboard(TestRun.ADMIN_EMAIL);
        assertThat(heading("People")).isFocused();
    }

    @AfterEach
    void close() {
        tab.close();
    }

    @Test
    void personIsInvitedFoundLockedExplainedAndUnlockedByKeyboard() {
        String name = Api.someone();
        press("Invite");
        typeInto("First name", "Ada");
        typeInto("Last name", name);
        typeInto("E-mail", Api.email(name));
        typeInto("User name", name);
        keys.press("Enter");
        assertThat(heading("Ada " + name)).isFocused();

        keys.press("/");
        keys.type(name);
        keys.press("Enter");
        assertThat(page.getByText("1 person").first()).isVisible();
        reach("Search people");
        keys.press("ArrowDown");
        keys.press("Enter");
        assertThat(heading("Ada " + name)).isFocused();

        press("Lock");
        typeInto("Reason", "lost laptop");
        confirm();
        assertThat(page.getByText("Reason: lost laptop")).isVisible();

        press("Permission check");
        typeInto("Permission or role", "User");
        keys.press("Enter");
        assertThat(page.getByText("The account cannot log in: Locked.")).isVisible();

        press("Unlock");
        confirm();
        assertThat(page.getByText("Reason: lost laptop")).isHidden();
        tab.mustBeQuietAndCallOnly(proxy.address());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<img src=x onerror=alert(1)>", "\u200f\u05e9\u05dc\u05d5\u05dd\u061c", "\ud83d\ude00"})
    void hostileNameIsShownAsText(String part) {
        String name = part.length() < 3 ? part.repeat(100) : part;
        String username = Api.someone();
        invite(username, name);
        typeInto("Search people", username);
        assertThat(page.getByText("1 person").first()).isVisible();
        Locator link = page.locator("tbody a");
        assertThat(link).hasText(name + " Byron");
        reach("Search people");
        keys.press("ArrowDown");
        assertThat(link).isFocused();
        keys.press("Enter");
        assertThat(heading(name + " Byron")).isFocused();
        assertThat(page.evaluate("document.querySelectorAll('img').length")).isEqualTo(0);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        tab.mustBeQuietAndCallOnly(proxy.address());
    }

    /** WCAG 2.1.4. */
    @Test
    void keysOfOneCharacterAreListedAndCanBeTurnedOff() {
        keys.press("?");
        pause();
        reach("Use these keys");
        keys.press("Space");
        keys.press("Escape");
        keys.press("g");
        keys.press("r");
        page.reload();
        assertThat(heading("People")).isFocused();
        keys.press("?");
        assertThat(page.locator("dialog")).hasCount(0);

        press("Keys");
        pause();
        reach("Use these keys");
        keys.press("Space");
        keys.press("Escape");
        keys.press("g");
        keys.press("r");
        assertThat(heading("Roles")).isFocused();
        tab.mustBeQuietAndCallOnly(proxy.address());
    }

    @Test
    void typedTextStaysWhenTheSessionEndsInTheMiddleOfAnAct() {
        String username = Api.someone();
        String id = invite(username, "Ada");
        page.navigate(address("#/person/" + id));
        assertThat(heading("Ada Byron")).isFocused();
        press("Lock");
        typeInto("Reason", "typed before the end");
        endSessionOfTheBrowser();
        tab.expect(401, "/lock");
        tab.expect(401, "/api/user/refresh-token");
        confirm();
        assertThat(page.getByText("Your session has ended")).isVisible();
        pause();
        keys.type(TestRun.ADMIN_PASSWORD);
        keys.press("Enter");
        assertThat(page.getByText("Reason: typed before the end")).isVisible();
        tab.mustBeQuietAndCallOnly(proxy.address());
    }

    @Test
    void typedTextStaysWhileTheServerIsAway() {
        page.navigate(address("#/person/" + invite(Api.someone(), "Ada")));
        assertThat(heading("Ada Byron")).isFocused();
        press("Lock");
        typeInto("Reason", "typed while it is away");
        tab.expect(Tab.NO_ANSWER, "/lock");
        proxy.cut();
        confirm();
        assertThat(page.getByText("The server cannot be reached.")).isVisible();
        proxy.mend();
        keys.press("Enter");
        assertThat(page.getByText("Reason: typed while it is away")).isVisible();
        tab.mustBeQuietAndCallOnly(proxy.address());
    }

    @Test
    void whatHappenedIsDrawnAndSaidByDayAndByHour() {
        await().atMost(Duration.ofSeconds(30)).until(this::isALoginCounted);
        page.navigate(address("#/overview"));
        Locator logins = page.locator(".chart")
                .filter(new Locator.FilterOptions().setHasNotText("Refused").setHasText("Logins"));
        assertThat(logins.getByText(Pattern.compile("^Peak \\d+ on .+\\d in all\\.$")))
                .isVisible();
        assertThat(logins.locator(".bar").last()).isVisible();
        logins.getByText("Show as table").click();
        assertThat(logins.locator("tbody tr")).hasCount(30);
        press("Last 48 hours");
        assertThat(logins.locator("tbody tr")).hasCount(48);
        assertThat(logins.locator("tbody td").last()).not().hasText("0");
        tab.mustBeQuietAndCallOnly(proxy.address());
    }

    /** Preact 10.28.0 lost three of these five: a list that shares an item with the one before it was cut. */
    @Test
    void listThatSharesAnItemWithTheOneBeforeIsWhole() {
        String items =
                "async () => { const { h, render } = await import(new URL('lib/preact.module.js', document.baseURI).href);"
                        + " const box = document.createElement('div');"
                        + " for (const list of ['abc', 'xcyzw']) render(h('p', null, [...list].map((key) => h('i', { key }, key))), box);"
                        + " return box.textContent; }";
        assertThat(page.evaluate(items)).isEqualTo("xcyzw");
    }

    private boolean isALoginCounted() {
        Instant now = Instant.now();
        return api.asAdministrator()
                .get("api/audit/counts?by=hour&actions=LOGIN&from=" + now.minusSeconds(1) + "&to=" + now)
                .body()
                .contains("LOGIN");
    }

    private static String address(String screen) {
        return proxy.address().resolve("console/" + screen).toString();
    }

    private String invite(String username, String firstName) {
        return api.asAdministrator()
                .post(
                        "api/users",
                        Api.json(
                                "email",
                                Api.email(username),
                                "username",
                                username,
                                "firstName",
                                firstName,
                                "lastName",
                                "Byron"))
                .json()
                .getString("id");
    }

    private void endSessionOfTheBrowser() {
        Api administrator = api.asAdministrator();
        administrator.get("api/user/sessions").json().getJsonArray("sessions").stream()
                .map(JsonValue::asJsonObject)
                .filter(session -> session.getString("userAgent").contains("Chrome"))
                .map((JsonObject session) -> session.getString("id"))
                .forEach(session -> administrator.delete("api/user/sessions/" + session));
    }

    private void proveByKeyboard(String email) {
        reach("E-mail or user name");
        keys.type(email);
        reach("Password");
        keys.type(TestRun.ADMIN_PASSWORD);
        keys.press("Enter");
    }

    private Locator heading(String text) {
        return page.getByRole(
                AriaRole.HEADING,
                new Page.GetByRoleOptions().setName(text).setExact(true).setLevel(1));
    }

    private void typeInto(String label, String text) {
        reach(label);
        keys.type(text);
    }

    private void press(String name) {
        reach(name);
        keys.press("Enter");
    }

    /** Walks to the control with this name. */
    private void reach(String name) {
        page.waitForFunction(
                "name => document.body.innerText.includes(name)"
                        + " || document.querySelector(`[aria-label=\"${name}\"]`) !== null",
                name);
        for (int tabs = 0; !isAt(name); tabs++) {
            assertThat(tabs).as("keys to " + name).isLessThan(MOST_TABS);
            keys.press("Tab");
        }
    }

    private boolean isAt(String name) {
        String focused = (String) page.evaluate(FOCUSED);
        return focused.equals(name) || focused.equals(name + " (optional)");
    }

    /** Presses Enter in a dialog, which ignores the key until the person can have seen it. */
    private void confirm() {
        pause();
        keys.press("Enter");
    }

    private void pause() {
        assertThat(page.locator("dialog").last()).isVisible();
        page.evaluate("() => new Promise(done => setTimeout(done, 350))");
    }
}
