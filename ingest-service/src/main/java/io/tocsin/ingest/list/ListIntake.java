package io.tocsin.ingest.list;

import io.tocsin.designation.Designation;
import io.tocsin.designation.Field;
import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.document.DocumentArchive;
import io.tocsin.ingest.log.EventTooLarge;
import io.tocsin.ingest.run.Received;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.run.Runs;
import io.tocsin.ingest.snapshot.DeltaFormat;
import io.tocsin.ingest.snapshot.EntryDifference;
import io.tocsin.ingest.snapshot.Guard;
import io.tocsin.ingest.snapshot.Guard.Verdict;
import io.tocsin.ingest.snapshot.KnownEntry;
import io.tocsin.ingest.snapshot.ListFormat;
import io.tocsin.ingest.snapshot.PatchedEntry;
import io.tocsin.ingest.snapshot.Profile.Packing;
import io.tocsin.ingest.snapshot.Profile.Weight;
import io.tocsin.ingest.snapshot.SnapshotForm;
import io.tocsin.ingest.snapshot.SnapshotForm.Coverage;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import io.tocsin.ingest.source.Catalogue;
import io.tocsin.ingest.source.Source.ListSource;
import io.tocsin.ingest.source.SourceConfig.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes list documents in, fetched or posted: one path for both.
@ApplicationScoped
public class ListIntake {
    /// How often a document is read anew because another was accepted meanwhile.
    private static final int ATTEMPTS = 5;

    /// How the reason of a delta begins that came before its turn.
    static final String ORDER = "order: ";

    private final SnapshotTable snapshots;
    private final DeltaTable deltas;
    private final DeltaIntake deltaIntake;
    private final Acceptance acceptance;
    private final Refusal refusal;
    private final DocumentArchive archive;
    private final Runs runs;
    private final Catalogue catalogue;
    private final GuardConfig config;
    private final SourceGuards guards;

    ListIntake(
            SnapshotTable snapshots,
            DeltaTable deltas,
            DeltaIntake deltaIntake,
            Acceptance acceptance,
            Refusal refusal,
            DocumentArchive archive,
            Runs runs,
            Catalogue catalogue,
            GuardConfig config,
            SourceGuards guards) {
        this.snapshots = snapshots;
        this.deltas = deltas;
        this.deltaIntake = deltaIntake;
        this.acceptance = acceptance;
        this.refusal = refusal;
        this.archive = archive;
        this.runs = runs;
        this.catalogue = catalogue;
        this.config = config;
        this.guards = guards;
    }

    /// Takes in a document: a whole list, or what the authority says has changed in it. Whatever comes of
    /// it, its bytes are kept.
    ///
    /// @throws UnreadableRun if the document cannot be read; the bytes are in quarantine then
    public Run receive(ListSource source, Document document, Received received) throws UnreadableRun {
        return attempt(source, document, received, new Terms.InFull());
    }

    /// Takes in what the authority says has changed in a list. Bytes that were taken in before change nothing.
    ///
    /// @throws UnreadableRun if the document is no delta of this source; the bytes are in quarantine then
    public Run receiveDelta(ListSource source, Document document, Received received) throws UnreadableRun {
        DeltaFormat format = source.deltas();
        try {
            byte[] head = document.head(ListFormat.HEAD_BYTES);
            if (format == null || !format.recognises(head)) {
                UnreadableDocument other =
                        new UnreadableDocument("beginning of the document", UnknownContent.describe(head));
                throw new UnreadableRun(refusal.quarantine(document, received, other), other);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("document " + received.sha256() + " cannot be read", e);
        }
        return attempt(source, document, received, new Terms.InFull());
    }

    /// Publishes a held run: its document is read again and accepted whatever the guard says.
    ///
    /// @param held a run whose outcome is held and about which nothing was decided
    /// @return the run that the release leads to
    public Run release(ListSource source, Run held, String by, String reason) throws UnreadableRun {
        try (Document document = archive.find(held.documentSha256()).orElseThrow()) {
            return attempt(source, document, Received.again(held), new Terms.Released(held.id(), by, reason));
        }
    }

    /// Whether the bytes of a rejected run are taken in when they come again: nothing was wrong with them.
    public static boolean mayComeAgain(Run rejected) {
        return rejected.reason() != null && rejected.reason().startsWith(ORDER);
    }

    /// The day of the accepted whole list; empty before the first.
    public Optional<LocalDate> wholeListOf(String source) {
        return deltas.wholeListOf(source);
    }

    /// What the release of a held run would publish now. Its document is read as for a release, and nothing is
    /// written; what a new version of the parser finds counts as another form.
    ///
    /// @param named how many entries of each kind are named, at most
    /// @throws UnreadableDocument if its document cannot be read, which a release would find too
    public Prospect wouldLead(ListSource source, Run held, int named) throws UnreadableDocument {
        AcceptedSnapshot before = snapshots.accepted(source.id()).orElse(null);
        try (Document document = archive.find(held.documentSha256()).orElseThrow()) {
            DeltaFormat delta = source.deltas();
            if (delta != null && delta.recognises(document.head(ListFormat.HEAD_BYTES))) {
                return Prospect.of(deltaIntake.wouldLead(source, delta, document, Received.again(held)), named);
            }
            Reading reading = read(source, document, before == null ? Map.of() : before.fingerprints());
            SnapshotForm form = reading.facts().form();
            EntryDifference difference = new EntryDifference.SameForm(form.coverage());
            if (before != null && !form.equals(before.form())) {
                reading = read(source, document, Map.of());
                difference = new EntryDifference.OtherForm(before.form().coverage(), form.coverage());
            }
            return Prospect.of(compare(source, document, reading, before, difference, Set.of()), named);
        } catch (IOException e) {
            throw new UncheckedIOException("document " + held.documentSha256() + " cannot be read", e);
        }
    }

    /// How many designations are on the source's list now.
    public int designations(String source) {
        return snapshots.entries(source);
    }

    /// What is known of entries whose removal a run holds, delisted were they not held.
    ///
    /// @return their designations in the order of their references, some after a reference
    public List<Designation> heldRemovals(Run held, String afterReference, int limit) {
        List<String> references = runs.heldReferences(held.id()).stream()
                .filter(reference -> reference.compareTo(afterReference) > 0)
                .sorted()
                .limit(limit)
                .toList();
        Map<String, KnownEntry> known = snapshots.known(held.source(), references);
        return references.stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .map(entry -> entry.state().known())
                .toList();
    }

    private Run attempt(ListSource source, Document document, Received received, Terms terms) throws UnreadableRun {
        for (int attempt = 1; ; attempt++) {
            try {
                return take(source, document, received, terms);
            } catch (SnapshotTable.Overtaken e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            } catch (UnreadableDocument e) {
                throw new UnreadableRun(refusal.quarantine(document, received, e), e);
            } catch (EventTooLarge e) {
                return refusal.hold(document, received, String.valueOf(e.getMessage()));
            } catch (IOException e) {
                throw new UncheckedIOException("document " + received.sha256() + " cannot be read", e);
            }
        }
    }

    private Run take(ListSource source, Document document, Received received, Terms terms)
            throws UnreadableDocument, IOException {
        DeltaFormat delta = source.deltas();
        if (delta != null && delta.recognises(document.head(ListFormat.HEAD_BYTES))) {
            DeltaIntake.Applied applied = deltaIntake.take(source, delta, document, received, terms);
            if (applied.snapshot() != null) {
                snapshots.remember(source.id(), applied.snapshot());
            }
            return applied.run();
        }
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
        boolean released = terms instanceof Terms.Released;
        Optional<Run> known =
                released ? Optional.empty() : refusal.waiting(received).or(() -> refusal.rejected(received));
        if (known.isPresent()) {
            return known.get();
        }
        Comparison comparison = compare(source, document, before);
        if (released) {
            return accept(source, document, received, comparison, terms);
        }
        return switch (judge(source, comparison)) {
            case Verdict.Accept accept -> accept(source, document, received, comparison, terms);
            case Verdict.HoldRemovals hold -> {
                Optional<Run> same = comparison.onlyWaits()
                        ? refusal.waiting(received, comparison.subject().reading())
                        : Optional.empty();
                yield same.isPresent()
                        ? same.get()
                        : accept(source, document, received, comparison, new Terms.WithoutRemovals(hold.reason()));
            }
            case Verdict.Hold hold -> refusal.hold(document, received, comparison, hold.reason());
            case Verdict.Reject reject -> refusal.reject(document, received, reject.reason());
        };
    }

    /// Compares a document with what is accepted, in the same form, in another, or after the accepted
    /// document was read by a new version of its parser.
    private Comparison compare(ListSource source, Document document, @Nullable AcceptedSnapshot before)
            throws UnreadableDocument, IOException {
        Reading reading = read(source, document, before == null ? Map.of() : before.fingerprints());
        SnapshotForm form = reading.facts().form();
        if (before != null && !form.equals(before.form())) {
            if (!form.name().equals(before.form().name())) {
                return compare(
                        source,
                        document,
                        read(source, document, Map.of()),
                        before,
                        new EntryDifference.OtherForm(before.form().coverage(), form.coverage()),
                        Set.of());
            }
            before = restate(source, before);
            reading = read(source, document, before.fingerprints());
        }
        return compare(source, document, reading, before, new EntryDifference.SameForm(form.coverage()), Set.of());
    }

    private Comparison compare(
            ListSource source,
            Document document,
            Reading reading,
            @Nullable AcceptedSnapshot before,
            EntryDifference difference,
            Set<String> spared)
            throws UnreadableDocument, IOException {
        Weight weight = new Weight(
                document.size(), reading.facts().entries(), Packing.of(document.head(ListFormat.HEAD_BYTES)));
        return Comparison.of(
                snapshots,
                new Comparison.Subject(
                        source.id(),
                        reading,
                        weight,
                        before,
                        difference,
                        difference.comparable(),
                        spared,
                        patches(source, reading, difference)),
                config.coalesceAt());
    }

    /// What deltas changed since the last whole list, to be compared with this one.
    private Patches patches(ListSource source, Reading reading, EntryDifference difference) {
        Map<Field, Coverage> coverage = reading.facts().form().coverage();
        DeltaFormat delta = source.deltas();
        EntryDifference sinceDelta = delta == null || delta.form().coverage().equals(coverage)
                ? new EntryDifference.SameForm(coverage)
                : new EntryDifference.OtherForm(delta.form().coverage(), coverage);
        return new Patches(
                delta == null ? Map.of() : deltas.patched(source.id()),
                new PatchedEntry.WholeList(reading.facts().publishedOn(), difference, sinceDelta));
    }

    /// A new version of the parser reads the accepted document again: what it knows more is restated, and
    /// the next document is compared with that.
    private AcceptedSnapshot restate(ListSource source, AcceptedSnapshot before)
            throws UnreadableDocument, IOException {
        try (Document document = archive.find(before.documentSha256()).orElseThrow()) {
            Run accepted = runs.lastOver(source.id(), before.documentSha256()).orElseThrow();
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
            accept(
                    source,
                    document,
                    received,
                    compare(source, document, reading, before, difference, before.heldRemovals()),
                    new Terms.ReadAgain());
            return snapshots.accepted(source.id()).orElseThrow();
        }
    }

    /// A parser that no longer finds an entry has a fault: the authority took nobody off the list by it.
    private static void requireAllFound(Reading reading, AcceptedSnapshot before) throws UnreadableDocument {
        long missing = reading.removed(before.fingerprints()).stream()
                .filter(reference -> !before.heldRemovals().contains(reference))
                .filter(reference -> !before.isPatched(reference))
                .count();
        if (missing > 0) {
            throw new UnreadableDocument(
                    "the accepted document " + before.documentSha256(),
                    "Version " + reading.facts().form().parserVersion() + " of the parser no longer finds " + missing
                            + " of its "
                            + (before.fingerprints().size()
                                    - before.heldRemovals().size())
                            + " entries");
        }
    }

    private Reading read(ListSource source, Document document, Map<String, byte[]> accepted)
            throws UnreadableDocument, IOException {
        return Reading.of(document, source.formats(), accepted, config.maxEntries());
    }

    private Verdict judge(ListSource source, Comparison comparison) {
        int floor = catalogue.settings(source.id()).map(Settings::floor).orElse(1);
        AcceptedSnapshot before = comparison.subject().before();
        Verdict verdict = new Guard(guards.limits(source.id(), config), floor)
                .judge(
                        comparison.subject().reading().facts(),
                        before == null
                                ? null
                                : new Guard.Before(before.fingerprints().size(), before.publishedOn()),
                        comparison.movement());
        return verdict instanceof Verdict.Accept ? withoutWaiting(comparison) : verdict;
    }

    /// Removals that wait for a decision wait on, however few they seem beside a list that has moved on since:
    /// only a release ends that, or the entry's return.
    private static Verdict withoutWaiting(Comparison comparison) {
        long waiting = comparison.waiting();
        if (waiting == 0) {
            return new Verdict.Accept();
        }
        String reason = "removals: " + waiting + (waiting == 1 ? " entry waits" : " entries wait")
                + " since an earlier list for a decision";
        return comparison.subject().difference() instanceof EntryDifference.OtherForm
                ? new Verdict.Hold(reason)
                : new Verdict.HoldRemovals(reason);
    }

    private Run accept(ListSource source, Document document, Received received, Comparison comparison, Terms terms)
            throws UnreadableDocument, IOException {
        Acceptance.Accepted accepted = acceptance.accept(received, document, comparison, terms);
        snapshots.remember(source.id(), accepted.snapshot());
        return accepted.run();
    }
}
