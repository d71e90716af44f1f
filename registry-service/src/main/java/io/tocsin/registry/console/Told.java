package io.tocsin.registry.console;

import io.tocsin.console.Badge;
import io.tocsin.console.Figures;
import io.tocsin.designation.event.EventTimes;
import io.tocsin.designation.event.Evidence;
import io.tocsin.designation.event.Link;
import io.tocsin.designation.event.LoggedEvent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An event on the timeline of its designation.
///
/// @param sequence its number in the log
/// @param day when it became known
/// @param sentence what it means
/// @param asides what else is to say of its times
/// @param changes field by field
/// @param ties other designations that it has to do with
/// @param proofs which documents say so
/// @param known when it became known, to ask for the state as known then
record Told(
        long sequence,
        Badge badge,
        String day,
        String iso,
        String exact,
        String sentence,
        List<String> asides,
        List<Changed> changes,
        List<Tie> ties,
        List<Proof> proofs,
        String known) {
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH);

    /// Another designation that an event has to do with.
    ///
    /// @param words in which way
    /// @param name the other party's id
    /// @param reason why the two belong together, null where that needs no word
    record Tie(
            String words,
            String name,
            String href,
            @Nullable String reason) {}

    /// A document that says so.
    ///
    /// @param document where the very bytes are, null where that address is not known
    /// @param url where it was published, null where that is not known or no web address
    /// @param fingerprint the first digits of its SHA-256
    /// @param sha256 all of them
    record Proof(
            @Nullable String document,
            @Nullable String url,
            @Nullable String publicationId,
            String fingerprint,
            String sha256,
            String retrieved) {
        private static final int DIGITS = 12;

        static Proof of(Evidence evidence, Optional<URI> ingest) {
            return new Proof(
                    ingest.map(url -> withoutSlash(url) + "/v1/documents/" + evidence.sha256())
                            .orElse(null),
                    web(evidence.url()),
                    evidence.publicationId(),
                    evidence.sha256().substring(0, DIGITS),
                    evidence.sha256(),
                    EXACT.format(evidence.retrievedAt().atOffset(ZoneOffset.UTC)));
        }

        private static String withoutSlash(URI url) {
            String text = url.toString();
            return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        }

        /// What a browser may be led to: an address came with a document, and could be anything.
        private static @Nullable String web(@Nullable String url) {
            return url != null && (url.startsWith("https://") || url.startsWith("http://")) ? url : null;
        }
    }

    static Told of(LoggedEvent logged, Optional<URI> ingest) {
        Instant known = logged.times().emittedAt();
        return new Told(
                logged.sequence(),
                Badges.of(logged.event()),
                Wording.day(known),
                known.toString(),
                EXACT.format(known.atOffset(ZoneOffset.UTC)),
                Telling.sentence(logged.event()),
                asides(logged),
                logged.event().changes().stream().map(Changed::of).toList(),
                logged.event().links().stream().map(Told::tie).toList(),
                logged.evidence().stream()
                        .map(evidence -> Proof.of(evidence, ingest))
                        .toList(),
                known.toString());
    }

    private static List<String> asides(LoggedEvent logged) {
        String known = Wording.day(logged.times().emittedAt());
        return Stream.of(
                        Telling.late(logged)
                                .map(act -> "Known since " + known + "; the document says designated on "
                                        + Wording.day(act) + "."),
                        Telling.lag(logged).map(lag -> "It was " + lag + "."),
                        published(logged.times()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> published(EventTimes times) {
        return Optional.ofNullable(times.publishedAt())
                .map(published -> "The document is of " + Wording.day(published) + ", known "
                        + Figures.about(Duration.between(published, times.emittedAt())) + " later.");
    }

    private static Tie tie(Link link) {
        String words = switch (link.rel()) {
            case CONFIRMS -> "bears out the announcement";
            case CONFIRMED_BY -> "borne out by";
            case ANNOUNCED_BY -> "announced by";
            case REKEYED_FROM -> "before that";
            case WITHDRAWS -> "takes back";
        };
        return new Tie(
                words, link.designationId().toString(), "/designations/" + link.designationId(), link.explanation());
    }
}
