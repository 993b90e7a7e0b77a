package org.warden.openapi;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.warden.browser.Chromium;
import org.warden.browser.Tab;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.PathProxy;

/** The page about the API, as a person with a browser uses it. */
@Tag("browser")
class OpenApiPageInBrowserIT extends OnServer {
    private static Chromium chromium;
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
    void open() {
        tab = chromium.tab();
        page = tab.page();
    }

    @AfterEach
    void close() {
        tab.close();
    }

    @Test
    void everyOperationIsShownUnderThePolicyWithoutAnException() {
        page.navigate(api.uri("openapi/ui/").toString());
        for (Locator topic : topics()) {
            topic.click();
        }
        assertThat(page.locator(".opblock")).hasCount(operations());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Schemas"))
                .click();
        assertThat(page.locator(".models").getByText("RegistrationRequest")).isVisible();
        tab.mustBeQuietAndCallOnly(api.uri(""));
    }

    @Test
    void personLogsInPastesTheTokenAndCalls() {
        String person = Api.someone();
        api.register(person);
        page.navigate(api.uri("openapi/ui/").toString());
        Locator login = opened("login", "postUserToken");
        login.getByRole(AriaRole.TEXTBOX).last().fill(Api.json("email", Api.email(person), "password", Api.PASSWORD));
        String token = text(executed(login), "token");

        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Authorize").setExact(true))
                .click();
        page.getByLabel("auth-bearer-value").fill(token);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Apply credentials"))
                .first()
                .click();
        page.locator(".modal-ux .btn-done").first().click();

        String answer = executed(opened("secured", "getSecured"));
        assertThat(text(answer, "message")).isEqualTo("This Secured Data is available only for Authenticated Users.");
        tab.mustBeQuietAndCallOnly(api.uri(""));
    }

    @Test
    void callsGoThroughTheProxyUnderWhosePathThePageIs() throws Exception {
        try (PathProxy proxy = new PathProxy("/id/")) {
            proxy.to(api.uri(""));
            page.navigate(proxy.address().resolve("openapi/ui/").toString());
            assertThat(text(executed(opened("health", "getHealthLive")), "status"))
                    .isEqualTo("UP");
            assertThat(tab.called()).last().isEqualTo(proxy.address().resolve("health/live"));
            tab.mustBeQuietAndCallOnly(proxy.address());
        }
    }

    /** A link to this page must not make it show, and send a token to, what another host describes. */
    @Test
    void addressOfAnotherDocumentIsIgnored() {
        String other = "http://127.0.0.1:" + api.uri("").getPort() + "/openapi";
        page.navigate(
                api.uri("openapi/ui/?url=" + other + "&configUrl=" + other).toString());
        assertThat(page.locator(".opblock-tag").first()).isVisible();
        assertThat(tab.called())
                .extracting(URI::getHost)
                .containsOnly(api.uri("").getHost());
    }

    @Test
    void nothingIsKeptInTheBrowser() {
        page.navigate(api.uri("openapi/ui/").toString());
        assertThat(page.locator(".opblock-tag").first()).isVisible();
        assertThat(page.evaluate("localStorage.length + sessionStorage.length")).isEqualTo(0);
    }

    private List<Locator> topics() {
        Locator topics = page.locator(".opblock-tag");
        assertThat(topics.first()).isVisible();
        return topics.all();
    }

    private int operations() {
        return api.get("openapi").json().getJsonObject("paths").values().stream()
                .map(JsonValue::asJsonObject)
                .mapToInt(JsonObject::size)
                .sum();
    }

    /** The operation, ready to be called. */
    private Locator opened(String topic, String operation) {
        page.locator("#operations-tag-" + topic).click();
        Locator opened = page.locator("#operations-" + topic + "-" + operation);
        opened.locator(".opblock-summary-control").click();
        opened.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Try it out"))
                .click();
        return opened;
    }

    /** The body of the answer. */
    private static String executed(Locator operation) {
        operation
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Execute"))
                .click();
        Locator answer = operation.locator(".live-responses-table .response");
        assertThat(answer.locator(".response-col_status").first()).containsText("200");
        return answer.locator("pre").first().innerText();
    }

    private static String text(String json, String field) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject().getString(field);
        }
    }
}
