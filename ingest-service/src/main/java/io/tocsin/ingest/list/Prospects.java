package io.tocsin.ingest.list;

import io.tocsin.designation.Change;
import io.tocsin.designation.Designation;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.document.DocumentArchive;
import io.tocsin.ingest.list.Prospect.Item;
import io.tocsin.ingest.list.Prospect.Part;
import io.tocsin.ingest.list.Reading.ReadEntry;
import io.tocsin.ingest.list.SnapshotTable.Known;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.snapshot.EntryDifference;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import io.tocsin.ingest.source.Source.ListSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Foretells what a held run would lead to: its document is read as for a release, and nothing is
/// written.
@ApplicationScoped
public class Prospects {
    private static final Comparator<Item> BY_REFERENCE =
            Comparator.comparingInt((Item item) -> item.reference().length()).thenComparing(Item::reference);

    private final SnapshotTable snapshots;
    private final DocumentArchive archive;
    private final GuardConfig config;

    Prospects(SnapshotTable snapshots, DocumentArchive archive, GuardConfig config) {
        this.snapshots = snapshots;
        this.archive = archive;
        this.config = config;
    }

    /// What the release of a held run would publish now.
    ///
    /// @param named how many entries of each kind are named, at most
    /// @throws UnreadableDocument if its document cannot be read, which a release would find too
    @Transactional
    public Prospect of(ListSource source, Run held, int named) throws UnreadableDocument {
        AcceptedSnapshot before = snapshots.accepted(source.id()).orElse(null);
        try (Document document = archive.find(held.documentSha256()).orElseThrow()) {
            Reading reading = read(source, document, before == null ? Map.of() : before.fingerprints());
            if (before == null) {
                List<Item> listed = reading.changed().stream()
                        .map(entry -> item(entry.designation(), List.of()))
                        .toList();
                return new Prospect(part(List.of(), named), part(listed, named), part(List.of(), named));
            }
            var form = reading.facts().form();
            EntryDifference difference = new EntryDifference.SameForm(form.coverage());
            if (!form.equals(before.form())) {
                reading = read(source, document, Map.of());
                difference = new EntryDifference.OtherForm(before.form().coverage(), form.coverage());
            }
            return against(source, before, reading, difference, named);
        } catch (IOException e) {
            throw new UncheckedIOException("document " + held.documentSha256() + " cannot be read", e);
        }
    }

    private Prospect against(
            ListSource source, AcceptedSnapshot before, Reading reading, EntryDifference difference, int named) {
        List<String> removed = reading.removed(before.fingerprints());
        List<String> references = new ArrayList<>(removed);
        reading.changed().forEach(entry -> references.add(entry.reference()));
        Map<String, Known> known = snapshots.known(source.id(), references);
        List<Item> listed = new ArrayList<>();
        List<Item> amended = new ArrayList<>();
        for (ReadEntry entry : reading.changed()) {
            Known was = known.get(entry.reference());
            if (was == null || !was.listed()) {
                listed.add(item(entry.designation(), List.of()));
            } else {
                amendment(was, entry, difference).ifPresent(changes -> amended.add(item(entry.designation(), changes)));
            }
        }
        List<Item> delisted = removed.stream()
                .map(reference -> gone(reference, known.get(reference)))
                .toList();
        return new Prospect(part(delisted, named), part(listed, named), part(amended, named));
    }

    private Reading read(ListSource source, Document document, Map<String, byte[]> accepted)
            throws UnreadableDocument, IOException {
        return Reading.of(document, source.formats(), accepted, config.maxEntries());
    }

    private static Optional<List<Change>> amendment(Known was, ReadEntry entry, EntryDifference difference) {
        return difference.of(was.state(), entry.designation()).events().stream()
                .filter(DesignationEvent.Amended.class::isInstance)
                .map(DesignationEvent::changes)
                .findFirst();
    }

    private static Item gone(String reference, @Nullable Known known) {
        return known == null
                ? new Item(reference, reference, List.of())
                : item(known.state().known(), List.of());
    }

    private static Item item(Designation designation, List<Change> changes) {
        return new Item(designation.reference(), designation.subject().primaryName(), changes);
    }

    private static Part part(List<Item> items, int named) {
        return new Part(
                items.size(), items.stream().sorted(BY_REFERENCE).limit(named).toList());
    }
}
