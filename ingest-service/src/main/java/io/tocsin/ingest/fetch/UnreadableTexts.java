package io.tocsin.ingest.fetch;

import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.document.DocumentArchive;
import io.tocsin.ingest.run.Outcome;
import io.tocsin.ingest.run.Received;
import io.tocsin.ingest.run.Runs;
import io.tocsin.ingest.run.Runs.Result;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Texts that cannot be read: their bytes are in quarantine and a run says why.
@ApplicationScoped
class UnreadableTexts {
    private final DocumentArchive archive;
    private final Runs runs;

    UnreadableTexts(DocumentArchive archive, Runs runs) {
        this.archive = archive;
        this.runs = runs;
    }

    @Transactional
    void quarantine(Document text, Received received, String why) {
        String reason = "unreadable: " + why;
        archive.keep(text, received.observedAt());
        runs.finish(received, Result.without(Outcome.REJECTED, reason, null));
        archive.quarantine(received.sha256(), reason);
    }

    boolean has(String source, String sha256) {
        return runs.lastOver(source, sha256)
                .filter(run -> run.outcome() == Outcome.REJECTED)
                .isPresent();
    }
}
