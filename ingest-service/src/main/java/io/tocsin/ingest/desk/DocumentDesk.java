package io.tocsin.ingest.desk;

import io.tocsin.ingest.document.BrokenStream;
import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.document.DocumentConfig;
import io.tocsin.ingest.document.TooLarge;
import io.tocsin.ingest.list.ListIntake;
import io.tocsin.ingest.list.UnreadableRun;
import io.tocsin.ingest.run.Received;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.source.Catalogue;
import io.tocsin.ingest.source.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Takes documents that come by hand: the same path as a fetched one. What cannot be taken is a problem
/// that says why.
@ApplicationScoped
public class DocumentDesk {
    private final Catalogue catalogue;
    private final ListIntake lists;
    private final AnnouncementDesk announcements;
    private final DocumentConfig config;
    private final Clock clock;

    DocumentDesk(
            Catalogue catalogue, ListIntake lists, AnnouncementDesk announcements, DocumentConfig config, Clock clock) {
        this.catalogue = catalogue;
        this.lists = lists;
        this.announcements = announcements;
        this.config = config;
        this.clock = clock;
    }

    /// What became of a posted document.
    public sealed interface Posted {
        /// The run.
        Run run();

        /// It was a list.
        record OfList(Run run) implements Posted {}

        /// It was a text.
        record OfText(AnnouncementDesk.RunView view) implements Posted {
            @Override
            public Run run() {
                return view.run();
            }
        }
    }

    /// Takes a document of a source.
    ///
    /// @param url where it comes from, null where that is not known
    /// @param publishedAt an RFC 3339 time or a date, null where that is not known
    public Posted post(String sourceId, @Nullable String url, @Nullable String publishedAt, InputStream bytes)
            throws IOException {
        Source source = catalogue.find(sourceId).orElseThrow(() -> Problems.unknownSource(sourceId));
        var published = Times.published(publishedAt);
        var observedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try (Document document = Document.receive(bytes, config.maxSize().asLongValue())) {
            Received received = new Received(source.id(), document.sha256(), url, published, observedAt);
            return switch (source) {
                case Source.ListSource list -> new Posted.OfList(lists.receive(list, document, received));
                case Source.AnnouncementSource texts ->
                    new Posted.OfText(announcements.document(texts, document, received));
            };
        } catch (BrokenStream e) {
            throw Problems.badRequest(String.valueOf(e.getMessage()));
        } catch (TooLarge e) {
            throw Problems.tooLarge(e);
        } catch (UnreadableRun e) {
            throw Problems.unreadable(e);
        }
    }
}
