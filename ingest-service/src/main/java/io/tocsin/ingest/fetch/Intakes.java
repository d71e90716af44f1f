package io.tocsin.ingest.fetch;

import io.tocsin.ingest.announcement.AnnouncementIntake;
import io.tocsin.ingest.channel.Answer;
import io.tocsin.ingest.channel.LookFailed;
import io.tocsin.ingest.channel.Text;
import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.document.TooLarge;
import io.tocsin.ingest.list.ListIntake;
import io.tocsin.ingest.list.UnreadableRun;
import io.tocsin.ingest.prose.Announcement;
import io.tocsin.ingest.prose.Html;
import io.tocsin.ingest.run.Decision;
import io.tocsin.ingest.run.Outcome;
import io.tocsin.ingest.run.Received;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.run.Runs;
import io.tocsin.ingest.source.Source.AnnouncementSource;
import io.tocsin.ingest.source.Source.ListSource;
import io.tocsin.ingest.source.Watchbook;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Takes in what a look finds, as if it were posted.
@ApplicationScoped
class Intakes {
    private static final Logger LOG = Logger.getLogger(Intakes.class);

    private final ListIntake lists;
    private final AnnouncementIntake announcements;
    private final UnreadableTexts unreadable;
    private final Runs runs;
    private final Watchbook watchbook;

    Intakes(
            ListIntake lists,
            AnnouncementIntake announcements,
            UnreadableTexts unreadable,
            Runs runs,
            Watchbook watchbook) {
        this.lists = lists;
        this.announcements = announcements;
        this.unreadable = unreadable;
        this.runs = runs;
        this.watchbook = watchbook;
    }

    void list(ListSource source, Answer answer, Instant now) throws LookFailed {
        Document document = answer.document();
        Received received =
                new Received(source.id(), document.sha256(), answer.url().toString(), null, now);
        Optional<Run> refused = refused(source, document);
        if (refused.isPresent()) {
            throw stillRefused(source, refused.get(), now);
        }
        try {
            Run run = lists.receive(source, document, received);
            LOG.infof(
                    "Source %s: %s, %d listed, %d amended, %d delisted, %d restated",
                    source.id(), run.outcome(), run.listed(), run.amended(), run.delisted(), run.restated());
            if (run.outcome() == Outcome.HELD || run.outcome() == Outcome.REJECTED) {
                throw LookFailed.onRecord(String.valueOf(run.reason()));
            }
        } catch (UnreadableRun e) {
            throw LookFailed.onRecord("unreadable: " + e.where() + ": " + e.why());
        }
    }

    Optional<LocalDate> wholeListOf(ListSource source) {
        return lists.wholeListOf(source.id());
    }

    /// @return whether all of it fitted the accepted list
    boolean delta(ListSource source, Answer answer, String publicationId, Instant publishedAt, Instant now)
            throws LookFailed {
        Document document = answer.document();
        Optional<Run> unreadable = runs.lastOver(source.id(), document.sha256())
                .filter(run -> run.outcome() == Outcome.REJECTED && !ListIntake.mayComeAgain(run));
        if (unreadable.isPresent()) {
            throw stillRefused(source, unreadable.get(), now);
        }
        Received received =
                new Received(source.id(), document.sha256(), answer.url().toString(), publishedAt, publicationId, now);
        try {
            Run run = lists.receiveDelta(source, document, received);
            LOG.infof(
                    "Source %s, publication %s: %s, %d listed, %d amended, %d delisted",
                    source.id(), publicationId, run.outcome(), run.listed(), run.amended(), run.delisted());
            if (run.outcome() == Outcome.REJECTED || run.outcome() == Outcome.HELD && run.decision() == null) {
                throw LookFailed.onRecord(String.valueOf(run.reason()));
            }
            return run.reason() == null;
        } catch (UnreadableRun e) {
            throw LookFailed.onRecord("publication " + publicationId + " is unreadable: " + e.where() + ": " + e.why());
        }
    }

    /// @return why it was not taken in; empty where it was, or had been before
    Optional<String> text(AnnouncementSource source, Text text, Instant now, long maxSize) throws IOException {
        String read = switch (text.form()) {
            case HTML -> Html.text(text.content());
            case PLAIN -> text.content();
        };
        if (read.isBlank()) {
            return Optional.empty(); // A headline alone says nothing that could be read.
        }
        try (Document document = Document.ofText(text.content(), maxSize)) {
            if (announcements.wasRead(source.id(), document.sha256())
                    || unreadable.has(source.id(), document.sha256())) {
                return Optional.empty();
            }
            Received received = new Received(
                    source.id(), document.sha256(), text.url(), text.publishedAt(), text.publicationId(), now);
            try {
                announcements.receive(
                        source,
                        new Announcement(source.id(), text.title(), text.url(), text.publishedAt(), read),
                        document,
                        received);
                return Optional.empty();
            } catch (IllegalArgumentException e) {
                unreadable.quarantine(document, received, String.valueOf(e.getMessage()));
                return Optional.of("The text " + text.url() + " cannot be read: " + e.getMessage());
            }
        } catch (TooLarge e) {
            return Optional.of("The text " + text.url() + " is too large: " + e.getMessage());
        }
    }

    /// The run that refused these very bytes, or holds them still: looking again makes no new one.
    private Optional<Run> refused(ListSource source, Document document) {
        return runs.lastOver(source.id(), document.sha256())
                .filter(run -> run.outcome() == Outcome.REJECTED
                        || run.outcome() == Outcome.HELD
                                && (run.decision() == null || run.decision() == Decision.REJECTED));
    }

    private LookFailed stillRefused(ListSource source, Run run, Instant now) {
        String reason = String.valueOf(run.reason());
        if (run.outcome() == Outcome.REJECTED) {
            watchbook.failed(source.id(), now, reason);
        } else {
            watchbook.held(source.id(), now);
        }
        return LookFailed.onRecord(reason);
    }
}
