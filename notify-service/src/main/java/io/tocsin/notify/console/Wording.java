package io.tocsin.notify.console;

import io.tocsin.console.Figures;
import io.tocsin.notify.format.Format;
import io.tocsin.notify.subscription.HealthView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What the pages say in words.
final class Wording {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ENGLISH);

    private Wording() {}

    /// "1 endpoint is", "3 endpoints are".
    static String endpoints(long n) {
        return Figures.count(n, "endpoint") + (n == 1 ? " is" : " are");
    }

    /// In which form an endpoint is told.
    static String word(Format format) {
        return switch (format) {
            case EVENT -> "the event, by Standard Webhooks";
            case CLOUDEVENTS -> "the event, by CloudEvents 1.0";
            case SLACK -> "a message in Slack";
            case TEAMS -> "a message in Microsoft Teams";
            case EMAIL -> "a letter";
        };
    }

    /// Whether an endpoint is called, and why not.
    static String circuit(HealthView health, Instant now) {
        Instant until = health.openUntil();
        if (until == null) {
            int failures = health.consecutiveFailures();
            return failures == 0
                    ? "closed: it is called"
                    : "closed: it is called, after " + Figures.count(failures, "failure") + " in a row";
        }
        return until.isAfter(now)
                ? "open: left alone until " + TIME.format(until.atOffset(ZoneOffset.UTC)) + ", for "
                        + Figures.about(Duration.between(now, until).plusMillis(500)) + " more, after "
                        + Figures.count(health.consecutiveFailures(), "failure") + " in a row"
                : "half open: one request is to show whether it works again";
    }

    /// "5 May 2027", in UTC.
    static String day(Instant at) {
        return DAY.format(at.atOffset(ZoneOffset.UTC));
    }

    /// How long an attempt took.
    static String took(long millis) {
        return millis < 1000 ? millis + " ms" : String.format(Locale.ENGLISH, "%.1f s", millis / 1000.0);
    }
}
