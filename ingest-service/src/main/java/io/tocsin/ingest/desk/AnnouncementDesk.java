package io.tocsin.ingest.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tocsin.ingest.announcement.AnnouncementIntake;
import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.document.DocumentConfig;
import io.tocsin.ingest.document.TooLarge;
import io.tocsin.ingest.notice.Findings;
import io.tocsin.ingest.notice.TextReader;
import io.tocsin.ingest.prose.Announcement;
import io.tocsin.ingest.prose.Extraction;
import io.tocsin.ingest.prose.Html;
import io.tocsin.ingest.run.Outcome;
import io.tocsin.ingest.run.Received;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.source.Catalogue;
import io.tocsin.ingest.source.Source;
import io.tocsin.ingest.source.Source.AnnouncementSource;
import io.tocsin.ingest.source.Watchbook;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Takes texts that come by hand.
@ApplicationScoped
public class AnnouncementDesk {
    private static final int HEAD_BYTES = 1024;

    private final AnnouncementIntake intake;
    private final Watchbook watchbook;
    private final Catalogue catalogue;
    private final DocumentConfig config;
    private final Clock clock;

    AnnouncementDesk(
            AnnouncementIntake intake, Watchbook watchbook, Catalogue catalogue, DocumentConfig config, Clock clock) {
        this.intake = intake;
        this.watchbook = watchbook;
        this.catalogue = catalogue;
        this.config = config;
        this.clock = clock;
    }

    /// What somebody posts.
    ///
    /// @param publisher a source of kind announcements, or `press`
    /// @param text plain text; or
    /// @param html the page
    public record Posted(
            @Nullable String publisher,
            @Nullable String title,
            @Nullable String url,
            @Nullable String publishedAt,
            @Nullable String text,
            @Nullable String html) {}

    /// A run and what was read in its text.
    public record RunView(@JsonUnwrapped Run run, List<Extraction> designations) {
        static RunView of(AnnouncementIntake.Reading reading) {
            return new RunView(reading.run(), reading.designations());
        }
    }

    /// Takes a posted text. What cannot be taken is a problem that says why.
    ///
    /// @param preview whether only to tell what it would lead to; nothing is kept then
    public RunView announce(Posted posted, boolean preview) throws IOException {
        AnnouncementSource source = publisher(posted.publisher());
        String raw = raw(posted);
        String text = posted.text() == null || posted.text().isBlank() ? Html.text(raw) : raw;
        if (text.isBlank()) {
            throw Problems.unreadableText("The html has no text");
        }
        var published = Times.published(posted.publishedAt());
        Announcement announcement = new Announcement(
                source.id(), posted.title() == null ? "" : posted.title(), posted.url(), published, text);
        try (Document document = Document.ofText(raw, config.maxSize().asLongValue())) {
            Received received = new Received(
                    source.id(),
                    document.sha256(),
                    posted.url(),
                    published,
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
            return preview ? preview(source, announcement, received) : take(source, announcement, document, received);
        } catch (TooLarge e) {
            throw Problems.tooLarge(e);
        }
    }

    /// Takes a posted document: HTML or plain text in UTF-8.
    RunView document(AnnouncementSource source, Document document, Received received) throws IOException {
        String text = decode(document);
        if (looksLikeHtml(document)) {
            text = Html.text(text);
        }
        if (text.isBlank()) {
            throw Problems.unreadableText("The document has no text");
        }
        return take(
                source,
                new Announcement(source.id(), "", received.url(), received.publishedAt(), text),
                document,
                received);
    }

    private RunView take(AnnouncementSource source, Announcement announcement, Document document, Received received) {
        try {
            RunView run = RunView.of(intake.receive(source, announcement, document, received));
            watchbook.posted(source.id(), received.observedAt());
            return run;
        } catch (IllegalArgumentException e) {
            throw Problems.unreadableText(String.valueOf(e.getMessage()));
        }
    }

    private RunView preview(AnnouncementSource source, Announcement announcement, Received received) {
        Findings read = TextReader.read(announcement);
        String doubt = intake.doubt(source, read).orElse(null);
        Run run = new Run(
                null,
                source.id(),
                received.sha256(),
                received.url(),
                received.publishedAt(),
                received.publicationId(),
                received.observedAt(),
                doubt != null ? Outcome.HELD : read.parties().isEmpty() ? Outcome.UNCHANGED : Outcome.PUBLISHED,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                null,
                List.of(),
                doubt == null
                        ? "preview: nothing is published"
                        : "preview: nothing is published; it would be held: " + doubt,
                null,
                null,
                null,
                null,
                null,
                null);
        return new RunView(run, read.parties());
    }

    private static String raw(Posted posted) {
        if (posted.text() != null && !posted.text().isBlank()) {
            return posted.text();
        }
        if (posted.html() != null && !posted.html().isBlank()) {
            return posted.html();
        }
        throw Problems.badRequest("The body must have text or html");
    }

    private AnnouncementSource publisher(@Nullable String id) {
        if (id == null || id.isBlank()) {
            throw Problems.badRequest("The body must have publisher: a source of kind announcements, or press");
        }
        Source source = catalogue.find(id).orElseThrow(() -> Problems.badRequest("Unknown publisher: " + id));
        return switch (source) {
            case AnnouncementSource texts -> texts;
            case Source.ListSource list ->
                throw Problems.badRequest(id + " is a list; post its documents to /v1/sources/" + id + "/documents");
        };
    }

    private static String decode(Document document) throws IOException {
        try (InputStream bytes = document.open()) {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.readAllBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problems.unreadableText("The document is not text in UTF-8");
        }
    }

    private static boolean looksLikeHtml(Document document) throws IOException {
        String head = new String(document.head(HEAD_BYTES), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        return head.contains("<html") || head.contains("<!doctype") || head.contains("<p") || head.contains("<div");
    }
}
