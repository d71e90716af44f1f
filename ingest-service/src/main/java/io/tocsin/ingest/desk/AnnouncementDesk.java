package io.tocsin.ingest.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tocsin.ingest.announcement.AnnouncementIntake;
import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.prose.Announcement;
import io.tocsin.ingest.prose.Extraction;
import io.tocsin.ingest.prose.Html;
import io.tocsin.ingest.prose.ProseReader;
import io.tocsin.ingest.run.Outcome;
import io.tocsin.ingest.run.Received;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.source.Source.AnnouncementSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// Takes texts that come by hand.
@ApplicationScoped
class AnnouncementDesk {
    private static final int HEAD_BYTES = 1024;

    private final AnnouncementIntake intake;

    AnnouncementDesk(AnnouncementIntake intake) {
        this.intake = intake;
    }

    /// A run and what was read in its text.
    record RunView(@JsonUnwrapped Run run, List<Extraction> designations) {
        static RunView of(AnnouncementIntake.Reading reading) {
            return new RunView(reading.run(), reading.designations());
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

    RunView take(AnnouncementSource source, Announcement announcement, Document document, Received received) {
        try {
            return RunView.of(intake.receive(source, announcement, document, received));
        } catch (IllegalArgumentException e) {
            throw Problems.unreadableText(String.valueOf(e.getMessage()));
        }
    }

    /// What a text would lead to; nothing is kept.
    RunView preview(AnnouncementSource source, Announcement announcement, Received received) {
        List<Extraction> read = ProseReader.read(announcement);
        Run run = new Run(
                null,
                source.id(),
                received.sha256(),
                received.url(),
                received.publishedAt(),
                received.publicationId(),
                received.observedAt(),
                read.isEmpty() ? Outcome.UNCHANGED : intake.doubted(source, read) ? Outcome.HELD : Outcome.PUBLISHED,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                null,
                List.of(),
                "preview: nothing is published",
                null,
                null,
                null,
                null,
                null,
                null);
        return new RunView(run, read);
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
