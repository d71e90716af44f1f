package io.tocsin.ingest.list;

import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.document.DocumentArchive;
import io.tocsin.ingest.list.Acceptance.Release;
import io.tocsin.ingest.log.EventTooLarge;
import io.tocsin.ingest.run.Received;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.run.Runs;
import io.tocsin.ingest.snapshot.EntryDifference;
import io.tocsin.ingest.snapshot.Guard;
import io.tocsin.ingest.snapshot.Guard.Verdict;
import io.tocsin.ingest.snapshot.SnapshotForm;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import io.tocsin.ingest.source.Catalogue;
import io.tocsin.ingest.source.Source.ListSource;
import io.tocsin.ingest.source.SourceConfig.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes list documents in, fetched or posted: one path for both.
@ApplicationScoped
public class ListIntake {
    /// How often a document is read anew because another was accepted meanwhile.
    private static final int ATTEMPTS = 5;

    private final SnapshotTable snapshots;
    private final Acceptance acceptance;
    private final Refusal refusal;
    private final DocumentArchive archive;
    private final Runs runs;
    private final Catalogue catalogue;
    private final GuardConfig config;

    ListIntake(
            SnapshotTable snapshots,
            Acceptance acceptance,
            Refusal refusal,
            DocumentArchive archive,
            Runs runs,
            Catalogue catalogue,
            GuardConfig config) {
        this.snapshots = snapshots;
        this.acceptance = acceptance;
        this.refusal = refusal;
        this.archive = archive;
        this.runs = runs;
        this.catalogue = catalogue;
        this.config = config;
    }

    /// Takes in a document. Whatever comes of it, its bytes are kept.
    ///
    /// @throws UnreadableRun if the document cannot be read; the bytes are in quarantine then
    public Run receive(ListSource source, Document document, Received received) throws UnreadableRun {
        return attempt(source, document, received, null);
    }

    /// Publishes a held run: its document is read again and accepted whatever the guard says.
    ///
    /// @param held a run whose outcome is held and about which nothing was decided
    /// @return the run that the release leads to
    public Run release(ListSource source, Run held, String by, String reason) throws UnreadableRun {
        try (Document document = archive.find(held.documentSha256()).orElseThrow()) {
            return attempt(source, document, Received.again(held), new Release(held.id(), by, reason));
        }
    }

    /// How many designations are on the source's list now.
    public int designations(String source) {
        return snapshots.entries(source);
    }

    private Run attempt(ListSource source, Document document, Received received, @Nullable Release release)
            throws UnreadableRun {
        for (int attempt = 1; ; attempt++) {
            try {
                return take(source, document, received, release);
            } catch (Acceptance.Overtaken e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            } catch (UnreadableDocument e) {
                throw new UnreadableRun(refusal.quarantine(document, received, e), e);
            } catch (EventTooLarge e) {
                return refusal.hold(document, received, String.valueOf(e.getMessage()), null, 0);
            } catch (IOException e) {
                throw new UncheckedIOException("document " + received.sha256() + " cannot be read", e);
            }
        }
    }

    private Run take(ListSource source, Document document, Received received, @Nullable Release release)
            throws UnreadableDocument, IOException {
        AcceptedSnapshot before = snapshots.accepted(source.id()).orElse(null);
        if (document.size() == 0) {
            return refusal.reject(
                    document,
                    received,
                    "empty: the document has no byte"
                            + (before == null
                                    ? ""
                                    : "; the list before it has "
                                            + before.fingerprints().size() + " entries"));
        }
        Reading reading = read(source, document, before == null ? Map.of() : before.fingerprints());
        EntryDifference difference =
                new EntryDifference.SameForm(reading.facts().form().coverage());
        if (before != null && !reading.facts().form().equals(before.form())) {
            SnapshotForm form = reading.facts().form();
            if (form.name().equals(before.form().name())) {
                before = restate(source, before);
                reading = read(source, document, before.fingerprints());
            } else {
                reading = read(source, document, Map.of());
                difference = new EntryDifference.OtherForm(before.form().coverage(), form.coverage());
            }
        }
        if (release == null) {
            switch (judge(source, reading, before)) {
                case Verdict.Accept accept -> {}
                case Verdict.Hold hold -> {
                    return refusal.hold(
                            document,
                            received,
                            hold.reason(),
                            reading.facts().entries(),
                            before == null
                                    ? 0
                                    : reading.removed(before.fingerprints()).size());
                }
                case Verdict.Reject reject -> {
                    return refusal.reject(document, received, reject.reason());
                }
            }
        }
        Run run = acceptance.accept(received, document, reading, before, difference, release);
        remember(source, run, received, reading, before);
        return run;
    }

    /// A new version of the parser reads the accepted document again: what it knows more is restated, and
    /// the next document is compared with that.
    private AcceptedSnapshot restate(ListSource source, AcceptedSnapshot before)
            throws UnreadableDocument, IOException {
        try (Document document = archive.find(before.documentSha256()).orElseThrow()) {
            Run accepted = runs.find(before.runId()).orElseThrow();
            Reading reading = read(source, document, Map.of());
            requireAllFound(reading, before);
            Received received = new Received(
                    source.id(),
                    before.documentSha256(),
                    accepted.url(),
                    accepted.publishedAt(),
                    accepted.observedAt());
            EntryDifference difference =
                    new EntryDifference.BetterParser(reading.facts().form().coverage());
            Run run = acceptance.accept(received, document, reading, before, difference, null);
            remember(source, run, received, reading, before);
            return snapshots.accepted(source.id()).orElseThrow();
        }
    }

    /// A parser that no longer finds an entry has a fault: the authority took nobody off the list by it.
    private static void requireAllFound(Reading reading, AcceptedSnapshot before) throws UnreadableDocument {
        int missing = reading.removed(before.fingerprints()).size();
        if (missing > 0) {
            throw new UnreadableDocument(
                    "the accepted document " + before.documentSha256(),
                    "Version " + reading.facts().form().parserVersion() + " of the parser no longer finds " + missing
                            + " of its " + before.fingerprints().size() + " entries");
        }
    }

    private Reading read(ListSource source, Document document, Map<String, byte[]> accepted)
            throws UnreadableDocument, IOException {
        return Reading.of(document, source.formats(), accepted, config.maxEntries());
    }

    private Verdict judge(ListSource source, Reading reading, @Nullable AcceptedSnapshot before) {
        int floor = catalogue.settings(source.id()).map(Settings::floor).orElse(1);
        Guard guard = new Guard(config.removalsAlways(), config.removalsShare(), floor);
        return before == null
                ? guard.judge(reading.facts(), null, 0)
                : guard.judge(
                        reading.facts(),
                        new Guard.Before(before.fingerprints().size(), before.publishedOn()),
                        reading.removed(before.fingerprints()).size());
    }

    private void remember(
            ListSource source, Run run, Received received, Reading reading, @Nullable AcceptedSnapshot before) {
        var publishedOn = reading.facts().publishedOn();
        snapshots.remember(
                source.id(),
                new AcceptedSnapshot(
                        run.id(),
                        received.sha256(),
                        reading.facts().form(),
                        publishedOn == null && before != null ? before.publishedOn() : publishedOn,
                        reading.fingerprints()));
    }
}
