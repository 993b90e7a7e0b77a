package org.warden.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contrast of the colours in both schemes (WCAG 2.2, 1.4.3 and 1.4.11). */
class ColoursTest {
    private static final double TEXT = 4.5;
    private static final double CONTROL = 3;
    private static final Pattern TOKEN = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6})");
    private static final double APART = 1.3;
    private static final List<String> BARS = List.of("logins", "refusals", "locks", "people");
    private static final List<String> GROUNDS = List.of("page", "surface", "raised");

    private static final String STYLE = PageFiles.text(ConsoleFiles.STYLE);
    private static final Map<String, String> LIGHT = tokens(":root {");
    private static final Map<String, String> DARK = tokens(":root[data-scheme=dark] {");

    /** @param least of the ratio */
    private record Pair(String front, String ground, double least) {}

    private static Stream<Pair> pairs() {
        Stream<Pair> texts = Stream.of("text", "muted", "accent", "danger")
                .flatMap(text -> GROUNDS.stream().map(ground -> new Pair(text, ground, TEXT)));
        Stream<Pair> controls = Stream.of("control", "focus", "accent", "danger")
                .flatMap(line -> GROUNDS.stream().map(ground -> new Pair(line, ground, CONTROL)));
        Stream<Pair> tints = Stream.of("danger", "good", "warn")
                .flatMap(tone -> Stream.of(new Pair(tone, tone + "-tint", TEXT), new Pair(tone, "surface", TEXT)));
        Stream<Pair> bars = BARS.stream().map(bar -> new Pair("chart-" + bar, "surface", CONTROL));
        Stream<Pair> others = Stream.of(
                new Pair("on-accent", "accent", TEXT),
                new Pair("on-danger", "danger", TEXT),
                new Pair("accent", "tint", TEXT),
                new Pair("text", "tint", TEXT),
                new Pair("page", "text", TEXT));
        return Stream.of(texts, controls, tints, bars, others).flatMap(some -> some);
    }

    @Test
    void lightSchemeIsReadable() {
        requireContrast(LIGHT);
    }

    @Test
    void darkSchemeIsReadable() {
        requireContrast(DARK);
    }

    @Test
    void barsOfTheChartsDifferInLightnessInTheLightScheme() {
        requireApart(LIGHT);
    }

    @Test
    void barsOfTheChartsDifferInLightnessInTheDarkScheme() {
        requireApart(DARK);
    }

    private static void requireApart(Map<String, String> colours) {
        List<String> bars = BARS.stream()
                .map(bar -> colours.get("chart-" + bar))
                .sorted(Comparator.comparing(ColoursTest::luminance))
                .toList();
        for (int i = 1; i < bars.size(); i++) {
            assertThat(contrast(bars.get(i - 1), bars.get(i)))
                    .as("%s and %s", bars.get(i - 1), bars.get(i))
                    .isGreaterThanOrEqualTo(APART);
        }
    }

    /** The system's choice, and the reader's. */
    @Test
    void bothWaysToTheDarkSchemeAreTheSame() {
        assertThat(tokens(":root:not([data-scheme=light]) {")).isEqualTo(DARK);
        assertThat(DARK.keySet()).isEqualTo(LIGHT.keySet());
    }

    private static void requireContrast(Map<String, String> colours) {
        assertThat(pairs())
                .allSatisfy(pair -> assertThat(contrast(colours.get(pair.front), colours.get(pair.ground)))
                        .as("%s on %s", pair.front, pair.ground)
                        .isGreaterThanOrEqualTo(pair.least));
    }

    @ParameterizedTest
    @CsvSource({"#000000, #ffffff, 21", "#777777, #ffffff, 4.48", "#ffffff, #ffffff, 1"})
    void contrastIsThatOfWcag(String one, String other, double ratio) {
        assertThat(contrast(one, other)).isCloseTo(ratio, org.assertj.core.data.Offset.offset(0.01));
    }

    private static double contrast(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * light(rgb >> 16) + 0.7152 * light(rgb >> 8 & 255) + 0.0722 * light(rgb & 255);
    }

    private static double light(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static Map<String, String> tokens(String selector) {
        int begin = STYLE.indexOf(selector);
        String block = STYLE.substring(begin, STYLE.indexOf('}', begin));
        Map<String, String> tokens = new HashMap<>();
        TOKEN.matcher(block).results().forEach((MatchResult found) -> tokens.put(found.group(1), found.group(2)));
        return tokens;
    }
}
