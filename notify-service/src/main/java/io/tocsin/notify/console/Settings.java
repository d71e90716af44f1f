package io.tocsin.notify.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.console.Figures;
import io.tocsin.console.Moment;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.Significance;
import io.tocsin.notify.format.Format;
import io.tocsin.notify.mail.MailAddress;
import io.tocsin.notify.subscription.EventFilter;
import io.tocsin.notify.subscription.FilterError;
import io.tocsin.notify.subscription.SubscriptionView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a subscription is set to, in words.
///
/// @param sent what is sent
/// @param sending where to, and how
record Settings(List<Fact> sent, List<Fact> sending) {
    static Settings of(SubscriptionView view, Instant now) {
        return new Settings(sent(view, now), sending(view));
    }

    private static List<Fact> sent(SubscriptionView view, Instant now) {
        EventFilter filter = view.filter();
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
        if (filter.expression() != null) {
            facts.add(new Fact("Expression", filter.expression().text(), true));
        }
        FilterError error = view.lastFilterError();
        if (error != null) {
            facts.add(new Fact("Undecided", undecided(view.filterErrors(), error, now)));
        }
        return facts;
    }

    private static String undecided(long errors, FilterError last, Instant now) {
        String at = Objects.requireNonNull(Moment.of(last.at(), now)).words();
        return "the expression failed on " + Figures.count(errors, "event")
                + (errors == 1 ? ", which was" : ", which were")
                + " sent; " + (errors == 1 ? "it was" : "last on") + " event " + last.sequence() + ", " + at + ": "
                + last.reason();
    }

    private static List<Fact> sending(SubscriptionView view) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Sent to", view.url()));
        facts.add(new Fact("Told by", Wording.word(Format.of(view.format()))));
        facts.add(new Fact("When", when(view)));
        facts.add(new Fact("Order", order(view)));
        facts.add(new Fact("Limits", limits(view.limits())));
        List<String> retries = view.retries();
        facts.add(new Fact(
                "Tried again",
                retries == null
                        ? "as usual here"
                        : "after "
                                + Spans.write(
                                        retries.stream().map(Duration::parse).toList())));
        facts.addAll(receiver(view.receiver()));
        facts.add(new Fact("Proved", proved(view)));
        if (!MailAddress.isMeant(view.url())) {
            facts.add(new Fact("Public key", view.publicKey(), true));
        }
        return facts;
    }

    private static String when(SubscriptionView view) {
        String digest = view.digest();
        if (digest == null) {
            return "each thing at once";
        }
        return view.digestAt() == null ? "gathered by the hour" : "gathered by the day, at " + view.digestAt() + " UTC";
    }

    private static String order(SubscriptionView view) {
        if (!view.ordered()) {
            return "by number; one that failed does not hold up the others";
        }
        return view.orderedBy().equals("subject")
                ? "of the same subject, n+1 waits until n is settled"
                : "n+1 waits until n is settled";
    }

    private static String limits(JsonNode limits) {
        List<String> words = new ArrayList<>();
        if (limits.has("timeout")) {
            words.add(Spans.write(Duration.parse(limits.path("timeout").asText())) + " for an attempt");
        }
        if (limits.has("concurrency")) {
            words.add(limits.path("concurrency").asText() + " at a time");
        }
        if (limits.has("perSecond")) {
            words.add(limits.path("perSecond").asText() + " a second");
        }
        return words.isEmpty() ? "as usual here" : listed(words);
    }

    private static String proved(SubscriptionView view) {
        if (MailAddress.isMeant(view.url())) {
            return view.proved() ? "its reader has confirmed it" : "not yet: its reader has not confirmed it";
        }
        return view.proved() ? "it may be sent everything" : "not yet: it has answered no test with 2xx";
    }

    /// What is known of what the receiver asks: names, and of secrets that they are set.
    ///
    /// @param json as the interface shows it, null for nothing
    static List<Fact> receiver(@Nullable String json) {
        List<Fact> facts = new ArrayList<>();
        if (json == null) {
            return facts;
        }
        JsonNode receiver = read(json);
        List<String> headers = new ArrayList<>();
        receiver.path("headers").fieldNames().forEachRemaining(headers::add);
        headers.sort(String.CASE_INSENSITIVE_ORDER);
        if (!headers.isEmpty()) {
            facts.add(new Fact("Headers", listed(headers) + (headers.size() == 1 ? ": set" : ": all set")));
        }
        JsonNode oauth2 = receiver.path("oauth2");
        if (oauth2.isObject()) {
            facts.add(new Fact(
                    "OAuth 2.0",
                    oauth2.path("clientId").asText() + " at "
                            + oauth2.path("tokenUrl").asText()
                            + (oauth2.hasNonNull("scope")
                                    ? ", scope " + oauth2.path("scope").asText()
                                    : "")
                            + "; secret set"));
        }
        JsonNode certificate = receiver.path("mutualTls").path("certificate");
        if (certificate.isObject()) {
            facts.add(new Fact(
                    "Certificate",
                    certificate.path("subject").asText() + ", good until "
                            + Wording.day(
                                    Instant.parse(certificate.path("notAfter").asText()))
                            + "; key set"));
        }
        return facts;
    }

    private static JsonNode read(String json) {
        try {
            return DesignationJson.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what a receiver asks is no JSON", e);
        }
    }

    private static void add(List<Fact> facts, String name, List<String> values) {
        if (!values.isEmpty()) {
            facts.add(new Fact(name, listed(values)));
        }
    }

    private static String listed(List<String> values) {
        return String.join(", ", values);
    }
}
