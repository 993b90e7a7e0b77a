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

    /** Counts the calls that have no answer yet. */
    private static final String COUNTER = """
            (call => {
              window.openCalls = 0;
              window.fetch = (...all) => {
                openCalls++;
                return call(...all).finally(() => openCalls--);
              };
            })(window.fetch)""";

    /** True once the page has a heading and has waited for nothing in five frames: one after an answer may send the next call. */
    private static final String STILL = """
            () => {
              const still = openCalls === 0 && document.querySelector('h1') && !document.querySelector('[aria-busy=true]');
              window.stillFrames = still ? stillFrames + 1 : 0;
              return stillFrames === 5;
            }""";

    /** Instead of a status: the server hangs up. */
    public static final int NO_ANSWER = 0;

    private static final Set<String> MISTAKES = Set.of("error", "warning");

    private final BrowserContext context;
    private final Page page;
    private final List<String> mistakes = new ArrayList<>();
    private final List<URI> called = new ArrayList<>();
    private final List<Refusal> expected = new ArrayList<>();

    Tab(BrowserContext context) {
        this.context = context;
        context.setDefaultTimeout(PATIENCE);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        context.addInitScript(LISTENER);
        context.addInitScript(COUNTER);
        page = context.newPage();
        page.onConsoleMessage(this::said);
        page.onPageError(error -> mistakes.add("script: " + error));
        page.onRequest(this::requested);
        page.onRequestFailed(this::failed);
    }

    /** Another tab of the same person. Closing one closes both. */
    public Tab another() {
        return new Tab(context);
    }

    /** A refusal with this status is no mistake if the address of the call ends like this. */
    public void expect(int status, String address) {
        expected.add(new Refusal(status, address));
    }

    private void said(ConsoleMessage message) {
        if (MISTAKES.contains(message.type()) && !isExpected(message)) {
            mistakes.add(message.type() + ": " + message.text() + " at " + message.location());
        }
    }

    private void failed(Request request) {
        if (expected.stream()
                .noneMatch(one -> one.status == NO_ANSWER && request.url().endsWith(one.address))) {
            mistakes.add("failed: " + request.url() + " " + request.failure());
        }
    }

    private boolean isExpected(ConsoleMessage message) {
        return expected.stream().anyMatch(refusal -> refusal.isIn(message));
    }

    private void requested(Request request) {
        if (!request.url().startsWith("data:")) {
            called.add(URI.create(request.url()));
        }
    }

    public Page page() {
        return page;
    }

    /** Waits until a page of Warden has every answer and has drawn it. */
    public void settle() {
        page.evaluate("window.stillFrames = 0");
        page.waitForFunction(STILL);
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

    private record Refusal(int status, String address) {
        /** A browser reports each refused call; the location is the address of the call with a line and a column. */
        boolean isIn(ConsoleMessage message) {
            String cause = status == NO_ANSWER ? "net::" : "responded with a status of " + status + " ";
            return message.text().contains(cause)
                    && message.location().replaceAll(":\\d+:\\d+$", "").endsWith(address);
        }
    }
}
