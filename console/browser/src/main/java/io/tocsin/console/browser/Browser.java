package io.tocsin.console.browser;

import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Chromium as the machine has it; nothing is downloaded. Where it is missing the test says so and is
/// skipped, unless `tocsin.browser` is `required`: then it fails.
public final class Browser implements AutoCloseable {
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Path executable) {
        playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")));
    }

    /// A browser without a window yet.
    public static Browser open() {
        return new Browser(
                PLACES.stream().filter(Files::isExecutable).findFirst().orElseGet(Browser::missing));
    }

    private static Path missing() {
        if ("required".equals(System.getProperty("tocsin.browser"))) {
            throw new IllegalStateException("there is no browser at any of " + PLACES);
        }
        System.err.println("SKIPPED, there is no browser at any of " + PLACES);
        return abort("no browser");
    }

    /// A window of somebody who has not been here before.
    public Page window(NewContextOptions options) {
        BrowserContext context = chromium.newContext(options);
        context.setDefaultTimeout(20_000);
        return context.newPage();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
