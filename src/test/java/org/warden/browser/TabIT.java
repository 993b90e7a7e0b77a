package org.warden.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Route.FulfillOptions;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tab notices what goes wrong in a page. */
@Tag("browser")
class TabIT {
    private static final URI SERVER = URI.create("http://warden.example/");
    private static Chromium chromium;

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

    @Test
    void pageWithoutAMistakeIsQuiet() {
        try (Tab tab = chromium.tab()) {
            show(tab, "<p>hello</p>");
            tab.mustBeQuietAndCallOnly(SERVER);
            assertThat(tab.called()).containsExactly(SERVER);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<script>1</script>; script-src-elem refused inline",
                "<p style='color: red'>hello</p>; style-src-attr refused inline",
                "<script src='/fails.js'></script>; no such thing",
                "<script src='/warns.js'></script>; careful",
                "<script src='/gone.js'></script>; failed: http://warden.example/gone.js",
                "<img src='http://elsewhere.example/'>; http://elsewhere.example/"
            })
    void mistakeIsNoticed(String html, String said) {
        try (Tab tab = chromium.tab()) {
            show(tab, html);
            assertThatThrownBy(() -> tab.mustBeQuietAndCallOnly(SERVER))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(said);
        }
    }

    private static void show(Tab tab, String html) {
        tab.page().route("**/*", route -> {
            String path = URI.create(route.request().url()).getPath();
            switch (path) {
                case "/fails.js" -> route.fulfill(script("throw new Error('no such thing')"));
                case "/warns.js" -> route.fulfill(script("console.warn('careful')"));
                case "/gone.js" -> route.abort();
                default ->
                    route.fulfill(new FulfillOptions()
                            .setContentType("text/html")
                            .setHeaders(Map.of(
                                    "Content-Security-Policy",
                                    "default-src 'none'; script-src 'self'; img-src * data:"))
                            .setBody("<!DOCTYPE html><link rel='icon' href='data:,'>" + html));
            }
        });
        tab.page().navigate(SERVER.toString());
    }

    private static FulfillOptions script(String code) {
        return new FulfillOptions().setContentType("text/javascript").setBody(code);
    }
}
