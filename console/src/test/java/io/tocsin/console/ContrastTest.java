package io.tocsin.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The colours of the sheet keep the contrast that WCAG 2.2 asks for at level AA, by day and by night.
class ContrastTest {
    private static final double TEXT = 4.5;
    private static final double PARTS = 3;
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+):\\s*(#[0-9a-f]{6})");

    @ParameterizedTest
    @CsvSource({
        "ink, ground",
        "ink, raised",
        "ink, sunken",
        "ink-calm, ground",
        "ink-calm, raised",
        "ink-calm, sunken",
        "ink-calm, calm-ground",
        "accent, ground",
        "accent, raised",
        "on-accent, accent",
        "on-bad, bad",
        "good, good-ground",
        "ask, ask-ground",
        "warn, warn-ground",
        "bad, bad-ground"
    })
    void textIsReadable(String ink, String ground) throws IOException {
        for (Map<String, String> colours : new Map[] {day(), night()}) {
            assertThat(contrast(colours.get(ink), colours.get(ground))).isGreaterThanOrEqualTo(TEXT);
        }
    }

    @ParameterizedTest
    @CsvSource({"line-strong, ground", "line-strong, raised", "focus, ground", "focus, raised", "accent, raised"})
    void bordersAndTheFocusAreSeen(String line, String ground) throws IOException {
        for (Map<String, String> colours : new Map[] {day(), night()}) {
            assertThat(contrast(colours.get(line), colours.get(ground))).isGreaterThanOrEqualTo(PARTS);
        }
    }

    private static Map<String, String> day() throws IOException {
        String sheet = sheet();
        return colours(sheet.substring(0, sheet.indexOf("@media (prefers-color-scheme: dark)")));
    }

    private static Map<String, String> night() throws IOException {
        String sheet = sheet();
        return colours(sheet.substring(sheet.indexOf("@media (prefers-color-scheme: dark)")));
    }

    private static String sheet() throws IOException {
        try (InputStream sheet = ContrastTest.class.getResourceAsStream("/META-INF/resources/tocsin/tocsin.css")) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, String> colours(String sheet) {
        Map<String, String> colours = new HashMap<>();
        Matcher colour = COLOUR.matcher(sheet);
        while (colour.find()) {
            colours.put(colour.group(1), colour.group(2));
        }
        return colours;
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
