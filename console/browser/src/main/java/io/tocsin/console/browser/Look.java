package io.tocsin.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;

/// How a page looks, kept in `target/screenshots`, and what must hold of how it looks.
public final class Look {
    private static final List<String> LEVEL_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int PRESSES = 60;

    private Look() {}

    /// Keeps what a person would see now.
    public static void keep(Page page, String name) {
        page.screenshot(new ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /// The page keeps nobody out, as far as a program can tell: WCAG 2.2 at level AA, one first heading,
    /// headings in order, a label for every field.
    public static void accessible(Page page, String name) {
        keep(page, name);
        AxeResults results = new AxeBuilder(page).withTags(LEVEL_AA).analyze();
        assertThat(results.getViolations())
                .as(name)
                .extracting(
                        rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
                .isEmpty();
        PlaywrightAssertions.assertThat(page.locator("h1")).hasCount(1);
        assertThat(page.evaluate("""
                () => [...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])
                    .every((level, i, all) => i === 0 ? level === 1 : level <= all[i - 1] + 1)
                """)).as("headings of " + name).isEqualTo(true);
        assertThat(page.evaluate("""
                () => [...document.querySelectorAll('input:not([type=hidden]),select,textarea')]
                    .filter(field => field.labels.length === 0).map(field => field.outerHTML)
                """)).as("fields without a label in " + name).isEqualTo(List.of());
    }

    /// Nobody has to scroll sidewards.
    public static void fits(Page page, int width, String name) {
        keep(page, name);
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("width of " + name)
                .isEqualTo(width);
    }

    /// Goes on with the keyboard until what is wanted has the focus.
    public static void pressUntilFocused(Page page, String selector) {
        for (int press = 0; press < PRESSES; press++) {
            page.keyboard().press("Tab");
            if (page.evaluate("s => document.activeElement.matches(s)", selector)
                    .equals(true)) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach " + selector);
    }
}
