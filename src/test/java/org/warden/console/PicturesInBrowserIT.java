package org.warden.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.browser.Chromium;
import org.warden.browser.Picture;
import org.warden.browser.Tab;
import org.warden.console.Screens.Screen;
import org.warden.server.Api;
import org.warden.server.PathProxy;
import org.warden.server.ServerProcess;
import org.warden.server.TestRun;
import org.warden.server.Visitor;

/** Screens that look as they did. Three of the pictures are those of the manual, so that these never age. */
@Tag("browser")
class PicturesInBrowserIT {
    private static final Path KEPT = Path.of("src/test/pictures");
    private static final Path MANUAL = Path.of("src/site/markdown/pictures");
    private static final Look FIRST = new Look(1280, ColorScheme.LIGHT, "en");
    private static final List<Look> LOOKS =
            List.of(FIRST, new Look(1280, ColorScheme.DARK, "en"), new Look(360, ColorScheme.LIGHT, "en"));

    @TempDir
    static Path folder;

    private static Chromium chromium;
    private static ServerProcess server;
    private static PathProxy proxy;
    private static Api api;
    private final SoftAssertions all = new SoftAssertions();
    private Tab tab;
    private Page page;
    private Screens screens;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        server = ServerProcess.start(
                folder,
                Map.of(
                        "WARDEN_BOOTSTRAP_ADMIN_EMAIL", TestRun.ADMIN_EMAIL,
                        "WARDEN_BOOTSTRAP_ADMIN_PASSWORD", TestRun.ADMIN_PASSWORD));
        api = server.ready();
        proxy = new PathProxy("/");
        proxy.to(server.address());
        proxy.publishedAs(URI.create("http://localhost:8080"));
    }

    @AfterAll
    static void end() {
        if (chromium != null) {
            chromium.close();
        }
        if (proxy != null) {
            proxy.close();
        }
        if (server != null) {
            server.close();
        }
    }

    /** In one test, because a new installation is there only once. */
    @Test
    void screensLookAsTheyDid() {
        open();
        keep("login", Screen.at("console/"));
        enter(TestRun.ADMIN_EMAIL, TestRun.ADMIN_PASSWORD);
        keep("overview-new", Screen.at("console/#/overview"));
        Company company = new Company(api, "acme");
        restart();
        FixedData.countsOn(page);
        keep(MANUAL, "overview", Screen.at("console/#/people"), Screen.at("console/#/overview"));
        keep("people", Screen.at("console/#/people"));
        keep("people-empty", Screen.at("console/#/people?search=nobody"));
        String person = "console/#/person/" + company.lockedId;
        keep(MANUAL, "person", Screen.at(person));
        keep("person-rights", Screen.at(person + "/rights"));
        keep("person-erase", Screen.at(person, "act.erase"));
        keep("invite-errors", Screen.at("console/#/invite", "invite.submit"));
        screens.open(Screen.at("console/#/roles/" + company.role));
        page.getByLabel("warden:account").first().check();
        keepLooks(KEPT, "role-changes");
        close();

        person(company.reader);
        screens.open(Screen.at("console/#/people"));
        api.asAdministrator()
                .post("api/user/removerole", Api.json("email", company.reader.email, "role", "acme.reader"));
        page.getByRole(AriaRole.SEARCHBOX).fill("grace");
        page.getByText("warden:account:read").waitFor();
        keepLooks(KEPT, "people-refused");
        keep("security-before", Screen.at("account/#/security"));
        keep("sessions", Screen.at("account/#/sessions"));
        close();

        person(company.careful, "code", company.careful.code(0));
        keep(MANUAL, "security", Screen.at("account/#/security"));
        screens.open(Screen.at("account/#/security", "codes.renew"));
        page.locator("dialog [name=password]").fill(Api.PASSWORD);
        page.locator("dialog [name=code]").fill(company.careful.recoveryCodes().get(0));
        // With a fixed clock, the dialog has opened just now, and ignores Enter.
        page.locator("dialog .primary").click();
        page.locator(".codes").waitFor();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        keepAs(KEPT.resolve("codes-printed.png"));
        close();
        all.assertAll();
    }

    /** The server counts people once a minute, and after a start. */
    private static void restart() {
        server.terminate();
        server.exitStatus();
        server = server.again();
        server.ready();
    }

    private void open() {
        tab = chromium.tab("en");
        page = tab.page();
        FixedData.on(page);
        screens = new Screens(tab, proxy.address());
    }

    private void enter(String email, String password, String... more) {
        screens.logIn(
                more.length == 0
                        ? Map.of("email", email, "password", password)
                        : Map.of("email", email, "password", password, more[0], more[1]));
    }

    private void person(Visitor visitor, String... more) {
        open();
        enter(visitor.email, Api.PASSWORD, more);
    }

    private void close() {
        tab.close();
    }

    private void keep(String name, Screen screen) {
        keep(KEPT, name, screen);
    }

    private void keep(Path folder, String name, Screen... walk) {
        for (Screen screen : walk) {
            screens.open(screen);
        }
        keepLooks(folder, name);
    }

    /** The screen that is open, in each look; the folder has the first one. */
    private void keepLooks(Path folder, String name) {
        for (Look look : LOOKS) {
            look.on(page);
            keepAs(
                    look.equals(FIRST)
                            ? folder.resolve(name + ".png")
                            : KEPT.resolve(String.join("-", name, Integer.toString(look.width()), look.schemeName())
                                    + ".png"));
        }
        FIRST.on(page);
    }

    private void keepAs(Path kept) {
        tab.settle();
        FixedData.hideIds(page);
        all.assertThatCode(() -> Picture.requireAsKept(page.screenshot(), kept)).doesNotThrowAnyException();
    }
}
