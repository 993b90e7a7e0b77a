package org.warden.console;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import jakarta.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Gives a page a fixed clock, and the answers of the server fixed times, a fixed browser and fixed recovery codes: nothing else
 * in them changes from run to run. Everything else of an answer is the server's.
 */
final class FixedData {
    private static final Instant NOW = Instant.parse("2026-03-14T15:09:00Z");
    private static final Pattern TIME = Pattern.compile("\"(\\w+)\":\"(\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z)\"");
    private static final Pattern DAY = Pattern.compile("\"\\d{4}-\\d\\d-\\d\\d\"");
    private static final Pattern PROGRAM = Pattern.compile("(\"userAgent\":\")[^\"]*");
    private static final Pattern CODES = Pattern.compile("(\"recoveryCodes\":\\[)[^]]*");

    private FixedData() {}

    /** From now on, for each page that the tab shows. */
    static void on(Page page) {
        page.clock().setFixedTime(NOW.toEpochMilli());
        page.route("**/api/**", FixedData::answer);
    }

    /** A month of counts: the log of a new server has one day. */
    static void countsOn(Page page) {
        page.route(
                "**/api/audit/counts?*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"by\":\"day\",\"counts\":[" + days() + "]}")));
    }

    private static String days() {
        return IntStream.range(0, 30)
                .mapToObj(back -> Stream.of(
                                count(back, "LOGIN", 180 + back * 37 % 90 - (back % 7 < 2 ? 150 : 0)),
                                count(back, "CREDENTIALS_REFUSED", back * 11 % 17 + (back == 9 ? 64 : 0)),
                                count(back, "ACCOUNT_LOCKED", back == 9 ? 5 : back % 8 / 7),
                                count(back, "ACCOUNT_CREATED", back * 5 % 6))
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining(","));
    }

    private static String count(int daysBack, String action, int number) {
        Instant at = NOW.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(daysBack));
        return Json.createObjectBuilder()
                .add("at", at.toString())
                .add("action", action)
                .add("count", number)
                .build()
                .toString();
    }

    /** Ids are in addresses too, so they stay in the answers, and are fixed where they are seen. */
    static void hideIds(Page page) {
        page.evaluate("""
                () => {
                  const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                  while (all.nextNode()) {
                    all.currentNode.data = all.currentNode.data.replace(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
                      '019cee2f-7a10-7c3b-9d52-5e8f1b2c3d4e');
                  }
                }""");
    }

    private static void answer(Route route) {
        APIResponse answer = route.fetch();
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(fixed(answer.text())));
    }

    private static String fixed(String json) {
        int[] times = {0};
        String timed = TIME.matcher(json)
                .replaceAll(found -> "\"" + found.group(1) + "\":\"" + time(found, times[0]++) + "\"");
        String named = PROGRAM.matcher(timed)
                .replaceAll(
                        "$1Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36");
        String dated = DAY.matcher(named).replaceAll("\"2026-03-12\"");
        return CODES.matcher(dated).replaceAll(found -> found.group(1) + codes());
    }

    /** Each one further from now than the one before, and an account or session is older than its last use. */
    private static Instant time(MatchResult found, int number) {
        Duration distance = Duration.ofMinutes(437L * number);
        boolean begins = found.group(1).equals("created");
        return Instant.parse(found.group(2)).isAfter(Instant.now())
                ? NOW.plus(Duration.ofDays(30)).plus(distance)
                : NOW.minus(distance).minus(begins ? Duration.ofDays(6) : Duration.ofMinutes(7));
    }

    private static String codes() {
        return IntStream.range(0, 10)
                .mapToObj(number -> "\"" + "abcd-efgh-ijkm".replace('a', (char) ('a' + number)) + "\"")
                .collect(Collectors.joining(","));
    }
}
