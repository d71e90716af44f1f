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
import io.tocsin.ingest.snapshot.EntryDifference;
import io.tocsin.ingest.snapshot.KnownEntry;
import io.tocsin.ingest.snapshot.ListDelta;
import io.tocsin.ingest.snapshot.ListFormat;
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
        Optional<Run> waiting = released ? Optional.empty() : waitingDelta(source, format);
        if (waiting.isPresent()) {
            return new Applied(
                    refusal.reject(
                            document,
                            received,
                            ListIntake.ORDER + "the delta of run "
                                    + waiting.get().id()
                                    + " waits for a decision; this one can be taken in after that"),
                    null);
        }
        String publication =
                received.publicationId() == null ? "the delta of " + day : "publication " + received.publicationId();
        DeltaComparison comparison =
                compare(source, format, delta, before, new DeltaComparison.Published(day, publication));
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
        List<String> renumberings = released ? List.of() : comparison.renumberings();
        if (!renumberings.isEmpty()) {
            return new Applied(
                    refusal.hold(document, received, "rekey-doubt: " + String.join(", ", renumberings)), null);
        }
        if (terms instanceof Terms.Released release) {
            runs.decide(release.runId(), Decision.RELEASED, release.by(), release.reason());
        }
        List<DesignationEvent> events = comparison.events();
        Linked linked =
                events.isEmpty() ? Linked.NOTHING : linking.link(received, events::forEach, head.sequence() + 1);
        Run run = finish(document, received, events, linked, reason(delta, comparison, day.isAfter(whole)));
        Map<String, PatchedEntry> rows = comparison.patched(new Mark(run.id(), publication, day));
        if (rows.isEmpty()) {
            return new Applied(run, null);
        }
        deltas.write(source.id(), rows);
        AcceptedSnapshot after = after(before, run, rows, comparison);
        deltas.moveOn(source.id(), after);
        return new Applied(run, after);
    }

    /// What a held delta would lead to now; nothing is written.
    List<DesignationEvent> wouldLead(ListSource source, DeltaFormat format, Document document, Received received)
            throws UnreadableDocument, IOException {
        Optional<AcceptedSnapshot> before = snapshots.accepted(source.id());
        if (before.isEmpty()) {
            return List.of();
        }
        try (InputStream bytes = document.open()) {
            ListDelta delta = format.read(bytes);
            var published =
                    new DeltaComparison.Published(day(delta, received), "publication " + received.publicationId());
            return compare(source, format, delta, before.get(), published).events();
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

    /// The run of another delta about which nothing is decided: what comes after it must not be applied before it.
    private Optional<Run> waitingDelta(ListSource source, DeltaFormat format) throws IOException {
        Optional<Run> held = runs.lastHeld(source.id());
        if (held.isPresent()) {
            try (Document document = archive.find(held.get().documentSha256()).orElseThrow()) {
                return format.recognises(document.head(ListFormat.HEAD_BYTES)) ? held : Optional.empty();
            }
        }
        return held;
    }

    private DeltaComparison compare(
            ListSource source,
            DeltaFormat format,
            ListDelta delta,
            AcceptedSnapshot before,
            DeltaComparison.Published published) {
        var whole = before.form().coverage();
        var coverage = format.form().coverage();
        EntryDifference difference = whole.equals(coverage)
                ? new EntryDifference.SameForm(coverage)
                : new EntryDifference.OtherForm(whole, coverage);
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
                delta,
                known,
                deltas.patched(source.id()),
                deltas.listed(siblings, references),
                before,
                published,
                difference);
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
        Set<String> held = new TreeSet<>(before.heldRemovals());
        held.removeAll(rows.keySet());
        return new AcceptedSnapshot(
                run.id(),
                before.documentSha256(),
                before.form(),
                before.publishedOn(),
                fingerprints,
                comparison.profile(before.profile()),
                held);
    }

    private static LocalDate day(ListDelta delta, Received received) {
        if (delta.publishedOn() != null) {
            return delta.publishedOn();
        }
        var published = received.publishedAt() == null ? received.observedAt() : received.publishedAt();
        return published.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
