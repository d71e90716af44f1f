package io.tocsin.notify.console;

import io.tocsin.console.Figures;
import io.tocsin.designation.Significance;
import io.tocsin.notify.format.Format;
import io.tocsin.notify.subscription.EventFilter;
import io.tocsin.notify.subscription.SubscriptionView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What the pages say in words.
final class Wording {
    private Wording() {}

    /// "1 endpoint is", "3 endpoints are".
    static String endpoints(long n) {
        return Figures.count(n, "endpoint") + (n == 1 ? " is" : " are");
    }

    /// What a subscription is set to.
    static List<Fact> settings(SubscriptionView view) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Sent to", view.url()));
        facts.add(new Fact("Told by", word(Format.of(view.format()))));
        facts.addAll(filter(view.filter()));
        facts.add(new Fact("Order", order(view)));
        facts.add(new Fact("Public key", view.publicKey()));
        return facts;
    }

    private static String order(SubscriptionView view) {
        if (!view.ordered()) {
            return "by number; one that failed does not hold up the others";
        }
        return view.orderedBy().equals("subject")
                ? "of the same subject, n+1 waits until n is settled"
                : "n+1 waits until n is settled";
    }

    private static List<Fact> filter(EventFilter filter) {
        List<Fact> facts = new ArrayList<>();
        List<String> types = filter.types().names();
        facts.add(new Fact("Types", types.isEmpty() ? "every designation event that is news" : listed(types)));
        add(facts, "Sources", filter.sources());
        add(facts, "Programmes", filter.programmes());
        add(facts, "Countries", filter.countries());
        add(
                facts,
                "Subjects",
                filter.subjectTypes().stream()
                        .map(type -> type.name().toLowerCase(Locale.ROOT))
                        .toList());
        if (filter.significance() == Significance.MATERIAL) {
            facts.add(new Fact("Changes", "material ones alone"));
        }
        if (filter.baseline()) {
            facts.add(new Fact("Baseline", "what was so before, too"));
        }
        return facts;
    }

    private static void add(List<Fact> facts, String name, List<String> values) {
        if (!values.isEmpty()) {
            facts.add(new Fact(name, listed(values)));
        }
    }

    private static String listed(List<String> values) {
        return values.stream().collect(Collectors.joining(", "));
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

    /// How long an attempt took.
    static String took(long millis) {
        return millis < 1000 ? millis + " ms" : String.format(Locale.ENGLISH, "%.1f s", millis / 1000.0);
    }
}
