package io.tocsin.ingest.list;

import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.document.DocumentArchive;
import io.tocsin.ingest.list.Linking.Linked;
import io.tocsin.ingest.log.EventLog;
import io.tocsin.ingest.log.LogHead;
import io.tocsin.ingest.run.Decision;
import io.tocsin.ingest.run.Outcome;
import io.tocsin.ingest.run.Received;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.run.Runs;
import io.tocsin.ingest.snapshot.DeltaFormat;
import io.tocsin.ingest.snapshot.EntryChange;
import io.tocsin.ingest.snapshot.KnownEntry;
import io.tocsin.ingest.snapshot.ListDelta;
import io.tocsin.ingest.snapshot.PatchedEntry;
import io.tocsin.ingest.snapshot.PatchedEntry.Mark;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import io.tocsin.ingest.source.Catalogue;
import io.tocsin.ingest.source.Source;
import io.tocsin.ingest.source.Source.ListSource;
import io.tocsin.ingest.source.Watchbook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Takes the deltas of a list in: applied to the accepted snapshot, whose next whole list confirms or repairs them.
@ApplicationScoped
class DeltaIntake {
    private final SnapshotTable snapshots;
    private final DeltaTable deltas;
    private final Refusal refusal;
    private final DocumentArchive archive;
    private final EventLog log;
    private final Runs runs;
    private final Watchbook watchbook;
    private final Linking linking;
    private final Catalogue catalogue;
    private final GuardConfig config;
    private final SourceGuards guards;

    DeltaIntake(
            SnapshotTable snapshots,
            DeltaTable deltas,
            Refusal refusal,
            DocumentArchive archive,
            EventLog log,
            Runs runs,
            Watchbook watchbook,
            Linking linking,
            Catalogue catalogue,
            GuardConfig config,
            SourceGuards guards) {
        this.snapshots = snapshots;
        this.deltas = deltas;
        this.refusal = refusal;
        this.archive = archive;
        this.log = log;
        this.runs = runs;
        this.watchbook = watchbook;
        this.linking = linking;
        this.catalogue = catalogue;
        this.config = config;
        this.guards = guards;
    }

    /// What applying a delta leads to.
    ///
    /// @param snapshot the accepted one afterwards, null where it did not change
    record Applied(Run run, @Nullable AcceptedSnapshot snapshot) {}

    /// Applies a delta, once.
    ///
    /// @throws SnapshotTable.Overtaken if another snapshot was accepted meanwhile
    @Transactional(rollbackOn = Exception.class)
    Applied take(ListSource source, DeltaFormat format, Document document, Received received, Terms terms)
            throws UnreadableDocument, IOException {
        boolean released = terms instanceof Terms.Released;
        Optional<Run> settled = released ? Optional.empty() : settled(received);
        if (settled.isPresent()) {
            return new Applied(settled.get(), null);
        }
        ListDelta delta;
        try (InputStream bytes = document.open()) {
            delta = format.read(bytes);
        }
        LogHead head = log.lock();
        AcceptedSnapshot before = snapshots.accepted(source.id()).orElse(null);
        if (before == null) {
            return new Applied(
                    refusal.reject(document, received, "no-list: a delta came before the first whole list"), null);
        }
        LocalDate day = day(delta, received);
        LocalDate whole = deltas.wholeListOf(source.id()).orElse(day);
        if (day.isBefore(whole)) {
            return new Applied(
                    finish(
                            document,
                            received,
                            List.of(),
                            Linked.NOTHING,
                            "published on " + day + ", before the accepted list of " + whole + ", which contains it"),
                    null);
        }
        DeltaComparison comparison = compare(source, delta, before);
        int entries = before.fingerprints().size();
        long allowed = guards.limits(source.id(), config).removals().of(entries);
        if (comparison.removed() > allowed && !released) {
            return new Applied(
                    refusal.hold(
                            document,
                            received,
                            "removals: the delta takes " + comparison.removed() + " of " + entries
                                    + " entries away, at most " + allowed + " may go without a decision"),
                    null);
        }
        if (terms instanceof Terms.Released release) {
            runs.decide(release.runId(), Decision.RELEASED, release.by(), release.reason());
        }
        List<DesignationEvent> events = comparison.events();
        Linked linked =
                events.isEmpty() ? Linked.NOTHING : linking.link(received, events::forEach, head.sequence() + 1);
        Run run = finish(document, received, events, linked, reason(delta, comparison, day.isAfter(whole)));
        if (events.isEmpty()) {
            return new Applied(run, null);
        }
        String publication =
                received.publicationId() == null ? "the delta of " + day : "publication " + received.publicationId();
        Map<String, PatchedEntry> rows = comparison.patched(new Mark(run.id(), publication, day));
        deltas.write(source.id(), rows);
        AcceptedSnapshot after = after(before, run, rows, comparison);
        deltas.moveOn(source.id(), run.id(), after.fingerprints().size(), after.profile());
        return new Applied(run, after);
    }

    /// What a held delta would lead to now; nothing is written.
    List<DesignationEvent> wouldLead(ListSource source, DeltaFormat format, Document document)
            throws UnreadableDocument, IOException {
        Optional<AcceptedSnapshot> before = snapshots.accepted(source.id());
        if (before.isEmpty()) {
            return List.of();
        }
        try (InputStream bytes = document.open()) {
            return compare(source, format.read(bytes), before.get()).events();
        }
    }

    /// The run that took these very bytes already, or that an operator has to decide about, or did.
    private Optional<Run> settled(Received received) {
        Optional<Run> last = runs.lastOver(received.source(), received.sha256());
        Optional<Run> waiting = refusal.waiting(received);
        return waiting.isPresent()
                ? waiting
                : last.filter(run -> switch (run.outcome()) {
                    case PUBLISHED, UNCHANGED -> true;
                    case HELD -> run.decision() == Decision.REJECTED;
                    case BASELINE, REJECTED -> false;
                });
    }

    private DeltaComparison compare(ListSource source, ListDelta delta, AcceptedSnapshot before) {
        List<String> references =
                delta.changes().stream().map(EntryChange::reference).toList();
        Map<String, KnownEntry> known = snapshots.known(source.id(), references);
        List<String> siblings = catalogue.all().stream()
                .filter(other -> other instanceof ListSource
                        && other.authority().equals(source.authority())
                        && !other.id().equals(source.id()))
                .map(Source::id)
                .toList();
        return DeltaComparison.of(
                delta, known, deltas.patched(source.id()), deltas.listed(siblings, references), before.profile());
    }

    private Run finish(
            Document document,
            Received received,
            List<DesignationEvent> events,
            Linked linked,
            @Nullable String reason) {
        String remark = linked.remark();
        archive.keep(document, received.observedAt());
        watchbook.verified(received.source(), received.observedAt(), !events.isEmpty());
        return runs.finish(
                received,
                new Runs.Result(
                        events.isEmpty() ? Outcome.UNCHANGED : Outcome.PUBLISHED,
                        remark == null ? reason : reason == null ? remark : reason + "; " + remark,
                        null,
                        0,
                        null,
                        events.stream().map(linked::linked).toList(),
                        List.of(),
                        linked.consequences()));
    }

    /// @param news whether the delta is later than the whole list, so that the list cannot contain it
    private static @Nullable String reason(ListDelta delta, DeltaComparison comparison, boolean news) {
        List<String> words = new ArrayList<>();
        Set<String> misfits = comparison.misfits();
        if (news && !misfits.isEmpty()) {
            words.add(misfits.size() + (misfits.size() == 1 ? " entity" : " entities")
                    + " of the delta did not fit the accepted list: " + Patches.some(new TreeSet<>(misfits)));
        }
        if (delta.ignored() > 0) {
            words.add(delta.ignored() + (delta.ignored() == 1 ? " entity has" : " entities have") + " no action");
        }
        return words.isEmpty() ? null : String.join("; ", words);
    }

    private static AcceptedSnapshot after(
            AcceptedSnapshot before, Run run, Map<String, PatchedEntry> rows, DeltaComparison comparison) {
        Map<String, byte[]> fingerprints = new HashMap<>(before.fingerprints());
        rows.forEach((reference, entry) -> {
            if (entry.listed()) {
                fingerprints.put(reference, AcceptedSnapshot.PATCHED);
            } else {
                fingerprints.remove(reference);
            }
        });
        return new AcceptedSnapshot(
                run.id(),
                before.documentSha256(),
                before.form(),
                before.publishedOn(),
                fingerprints,
                comparison.profile(before.profile()),
                before.heldRemovals());
    }

    private static LocalDate day(ListDelta delta, Received received) {
        if (delta.publishedOn() != null) {
            return delta.publishedOn();
        }
        var published = received.publishedAt() == null ? received.observedAt() : received.publishedAt();
        return published.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
