package org.warden.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.warden.browser.Tab;

/** The screens of the pages and their dialogs, as a reader opens them in a tab. */
final class Screens {
    /** The address of a screen, and the keys of the words on the buttons that are pressed there, one after the other. */
    record Screen(String address, List<String> presses) {
        static Screen at(String address, String... presses) {
            return new Screen(address, List.of(presses));
        }

        @Override
        public String toString() {
            return address + " " + presses;
        }
    }

    private static final String WORDS =
            "async () => (await import(new URL(`../console/words/${document.documentElement.lang}.js`, document.baseURI))).default";

    private static final String LOG_IN =
            "async proof => (await import(new URL('../console/session.js', document.baseURI))).login(proof)";

    private final Tab tab;
    private final Page page;
    private final URI root;
    private Map<String, Object> words;

    /** {@code root} is where the WAR answers, with a slash at the end. */
    Screens(Tab tab, URI root) {
        this.tab = tab;
        this.page = tab.page();
        this.root = root;
    }

    /** What a person without a session sees. */
    static Stream<Screen> before() {
        return Stream.of("console/", "account/", "account/#/register", "account/#/forgot", "account/#/confirm")
                .map(Screen::at);
    }

    /** The console's screens of an administrator. */
    static Stream<Screen> console(Company company) {
        String person = "console/#/person/" + company.lockedId;
        return Stream.of(
                Screen.at("console/#/overview"),
                Screen.at("console/#/people"),
                Screen.at("console/#/people?search=nobody.is.called.that"),
                Screen.at(person),
                Screen.at(person, "profile.edit"),
                Screen.at(person, "act.unlock"),
                Screen.at(person, "act.erase"),
                Screen.at(person + "/rights"),
                Screen.at(person + "/rights", "rights.give"),
                Screen.at(person + "/sessions"),
                Screen.at(person + "/security"),
                Screen.at(person + "/record"),
                Screen.at(person + "/access"),
                Screen.at("console/#/invite"),
                Screen.at("console/#/invite", "invite.submit"),
                Screen.at("console/#/roles"),
                Screen.at("console/#/roles", "roles.new"),
                Screen.at("console/#/roles/" + company.role),
                Screen.at("console/#/roles/Administrator"),
                Screen.at("console/#/groups"),
                Screen.at("console/#/groups/" + company.groupId),
                Screen.at("console/#/groups/" + company.groupId, "group.add"),
                Screen.at("console/#/record"),
                Screen.at("console/#/keys"),
                Screen.at("console/#/nothing"));
    }

    /** The account page of a person who is logged in. */
    static Stream<Screen> account() {
        return Stream.of(
                Screen.at("account/#/me"),
                Screen.at("account/#/security"),
                Screen.at("account/#/security", "password.change"),
                Screen.at("account/#/security/app"),
                Screen.at("account/#/sessions"),
                Screen.at("account/#/activity"),
                Screen.at("account/#/data"));
    }

    /** Opens the screen, and presses its buttons; waits until all of it is there. */
    void open(Screen screen) {
        // The same address would leave the dialog of the screen before open.
        while (page.locator("dialog").count() > 0) {
            page.keyboard().press("Escape");
        }
        page.navigate(root.resolve(screen.address()).toString());
        tab.settle();
        for (String key : screen.presses()) {
            button(key).click();
            tab.settle();
        }
    }

    private Locator button(String key) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(word(key)).setExact(true))
                .first();
    }

    /** The sentence for this key in the reader's language; it has one form. */
    @SuppressWarnings("unchecked")
    String word(String key) {
        if (words == null) {
            words = (Map<String, Object>) page.evaluate(WORDS);
        }
        return (String) words.get(key);
    }

    /** Logs in with the fields of the API. */
    void logIn(Map<String, String> proof) {
        open(Screen.at("account/"));
        page.evaluate(LOG_IN, proof);
        tab.settle();
    }
}
