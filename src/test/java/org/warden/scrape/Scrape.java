package org.warden.scrape;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What {@code /metrics} answered, in the text format.
 *
 * @param samples each number by its name and labels, as they are written
 */
public record Scrape(Map<String, Double> samples) {
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z][^ {]*(?:\\{.*})?) (\\S+)$");

    Scrape(String text) {
        this(SAMPLE.matcher(text)
                .results()
                .collect(toMap((MatchResult line) -> line.group(1), line -> number(line.group(2)))));
    }

    /** This number; zero if nothing was counted. */
    double value(String sample) {
        return samples.getOrDefault(sample, 0.0);
    }

    /** The names of all numbers, without their labels. */
    Set<String> names() {
        return samples.keySet().stream()
                .map(sample -> sample.replaceAll("\\{.*", ""))
                .collect(toSet());
    }

    private static double number(String text) {
        return text.endsWith("Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }
}
