package org.warden.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A tab, which writes down what went wrong in it, and whom it called. */
public final class Tab implements AutoCloseable {
    /** Milliseconds, and longer than a call that hashes a password takes on a busy machine. */
    private static final double PATIENCE = 60_000;

    /** A page cannot hide a violation from a listener that was there before its first script. */
    private static final String LISTENER = "addEventListener('securitypolicyviolation', violation => console.error("
            + "'policy: ' + violation.violatedDirective + ' refused ' + violation.blockedURI))";

    private static final Set<String> MISTAKES = Set.of("error", "warning");

    private final BrowserContext context;
    private final Page page;
    private final List<String> mistakes = new ArrayList<>();
    private final List<URI> called = new ArrayList<>();
    private final List<String> mayFail = new ArrayList<>();

    Tab(BrowserContext context) {
        this.context = context;
        context.setDefaultTimeout(PATIENCE);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        context.addInitScript(LISTENER);
        page = context.newPage();
        page.onConsoleMessage(this::said);
        page.onPageError(error -> mistakes.add("script: " + error));
        page.onRequest(this::requested);
        page.onRequestFailed(this::failed);
    }

    private void said(ConsoleMessage message) {
        boolean expected = message.text().startsWith("Failed to load resource") && isExpected(message.location());
        if (MISTAKES.contains(message.type()) && !expected) {
            mistakes.add(message.type() + ": " + message.text() + " at " + message.location());
        }
    }

    private void failed(Request request) {
        if (!isExpected(request.url())) {
            mistakes.add("failed: " + request.url() + " " + request.failure());
        }
    }

    private boolean isExpected(String address) {
        return mayFail.stream().anyMatch(address::contains);
    }

    private void requested(Request request) {
        if (!request.url().startsWith("data:")) {
            called.add(URI.create(request.url()));
        }
    }

    public Page page() {
        return page;
    }

    /** A browser reports each refused call. From now on, it is no mistake if the address contains this text. */
    public void mayFail(String address) {
        mayFail.add(address);
    }

    /** The addresses that were requested, in their order, without those of data in the page itself. */
    public List<URI> called() {
        return List.copyOf(called);
    }

    /** Requires that no script failed, no policy refused anything, and that nothing but this server was called. */
    public void mustBeQuietAndCallOnly(URI server) {
        // A round trip to the page: what it said before has arrived then.
        page.evaluate("1");
        assertThat(mistakes).as("what went wrong in the browser").isEmpty();
        assertThat(called)
                .isNotEmpty()
                .allSatisfy(address -> assertThat(address.toString()).startsWith(server.toString()));
    }

    @Override
    public void close() {
        context.close();
    }
}
