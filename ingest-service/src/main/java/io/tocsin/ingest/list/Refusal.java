package io.tocsin.ingest.list;

import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.document.DocumentArchive;
import io.tocsin.ingest.run.Outcome;
import io.tocsin.ingest.run.Received;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.run.Runs;
import io.tocsin.ingest.run.Runs.Result;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import io.tocsin.ingest.source.Watchbook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts on record that a document is not published, and why; its bytes are kept and nothing else changes.
@ApplicationScoped
class Refusal {
    private final DocumentArchive archive;
    private final Runs runs;
    private final Watchbook watchbook;

    Refusal(DocumentArchive archive, Runs runs, Watchbook watchbook) {
        this.archive = archive;
        this.runs = runs;
        this.watchbook = watchbook;
    }

    /// An operator decides about it.
    @Transactional
    Run hold(Document document, Received received, String reason, @Nullable Integer entries, int removals) {
        archive.keep(document, received.observedAt());
        watchbook.held(received.source(), received.observedAt());
        return runs.finish(received, new Result(Outcome.HELD, reason, entries, removals, null, List.of(), List.of()));
    }

    /// It can never be published.
    @Transactional
    Run reject(Document document, Received received, String reason) {
        archive.keep(document, received.observedAt());
        watchbook.failed(received.source(), received.observedAt(), reason);
        return runs.finish(received, Result.without(Outcome.REJECTED, reason, null));
    }

    /// It cannot be read.
    @Transactional
    Run quarantine(Document document, Received received, UnreadableDocument unreadable) {
        String reason = "unreadable: " + unreadable.where() + ": " + unreadable.getMessage();
        Run run = reject(document, received, reason);
        archive.quarantine(received.sha256(), reason);
        return run;
    }
}
