package io.tocsin.ingest.ofac;

import io.tocsin.ingest.format.Element;
import io.tocsin.ingest.format.ListShape;
import io.tocsin.ingest.format.Tally;
import io.tocsin.ingest.format.XmlEntry;
import io.tocsin.ingest.format.XmlList;
import io.tocsin.ingest.format.XmlPass;
import io.tocsin.ingest.format.XmlVisitor;
import io.tocsin.ingest.snapshot.DeltaFormat;
import io.tocsin.ingest.snapshot.EntryChange;
import io.tocsin.ingest.snapshot.ListDelta;
import io.tocsin.ingest.snapshot.SnapshotForm;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// OFAC's delta files: entities as in the enhanced format, with what became of each.
final class DeltaXml implements DeltaFormat {
    static final String NAMESPACE = "https://www.treasury.gov/ofac/DeltaFile/1.0";

    private static final ListShape SHAPE = EnhancedXml.vocabulary(ListShape.of("sanctionsData"))
            .leaves("datePublished", "publicationType")
            .attributes("action")
            .inNamespaces(NAMESPACE)
            .header("publicationInfo")
            .entries("entities/entity")
            .referenceAttributes("id")
            .build();

    private final OfacList list;
    private final int maxEntries;
    private final XmlList recogniser;

    /// @param maxEntries how many entries a delta may have: they are held in memory
    DeltaXml(OfacList list, int maxEntries) {
        this.list = list;
        this.maxEntries = maxEntries;
        this.recogniser = new XmlList(SHAPE, form(), list.limits(), (part, tally) -> {}, (reference, entity) -> {
            throw new IllegalStateException("a delta is no list");
        });
    }

    @Override
    public SnapshotForm form() {
        return list.form("ofac/delta-xml", Coverages.enhanced());
    }

    @Override
    public boolean recognises(byte[] head) {
        return recogniser.recognises(head);
    }

    @Override
    public ListDelta read(InputStream document) throws UnreadableDocument, IOException {
        Tally tally = new Tally();
        Collector collector = new Collector(tally);
        XmlPass.over(document, SHAPE, list.limits(), tally, collector);
        var facts = tally.facts(form());
        if (!facts.faults().isEmpty()) {
            throw new UnreadableDocument("the delta", facts.faults().getFirst().detail());
        }
        return new ListDelta(facts.publishedOn(), collector.changes, collector.ignored, facts.oddities());
    }

    private final class Collector implements XmlVisitor {
        private final Tally tally;
        private final List<EntryChange> changes = new ArrayList<>();
        private int ignored;

        Collector(Tally tally) {
            this.tally = tally;
        }

        @Override
        public void header(Element part) {
            String published = part.text("datePublished");
            if (published != null) {
                // "2026-01-15T00:00:00-05:00": the day is OFAC's own, whatever the offset.
                var day = OfacDates.day(published.substring(0, Math.min(10, published.length())));
                if (day != null) {
                    tally.publishedOn(day);
                }
            }
        }

        @Override
        public void entry(XmlEntry entry) throws UnreadableDocument {
            if (tally.entries() > maxEntries) {
                throw new UnreadableDocument(
                        "entity " + entry.reference(), "the delta has more than " + maxEntries + " entities");
            }
            Element entity = entry.element();
            DeltaAction action = DeltaAction.of(entity);
            if (action == null) {
                ignored++;
                return;
            }
            try {
                EntryChange change = change(entry.reference(), entity, action);
                if (change != null) {
                    changes.add(change);
                }
            } catch (IllegalArgumentException e) {
                throw new UnreadableDocument("entity " + entry.reference(), String.valueOf(e.getMessage()));
            }
        }
    }

    /// Null where the entity is another list's.
    private @Nullable EntryChange change(String reference, Element entity, DeltaAction action) {
        List<Element> lists = entity.items("sanctionsLists").stream()
                .filter(named -> !named.text().isBlank())
                .toList();
        List<Element> own =
                lists.stream().filter(named -> list.isNamed(named.text())).toList();
        boolean elsewhere = own.isEmpty() && lists.stream().anyMatch(named -> DeltaAction.of(named) == null);
        return switch (action) {
            case ADD ->
                own.isEmpty() && (!lists.isEmpty() || !list.isUnnamed())
                        ? null
                        : new EntryChange.Added(reference, EnhancedEntry.designation(list, reference, entity));
            case REMOVE -> elsewhere ? null : new EntryChange.Removed(reference, !own.isEmpty());
            case MODIFY -> {
                if (elsewhere) {
                    yield null;
                }
                boolean leaves = own.stream().anyMatch(named -> DeltaAction.of(named) == DeltaAction.REMOVE)
                        && own.stream().noneMatch(named -> DeltaAction.of(named) == DeltaAction.ADD);
                yield leaves
                        ? new EntryChange.Removed(reference, true)
                        : new EntryChange.Modified(reference, !own.isEmpty(), new EntityEdit(list, reference, entity));
            }
        };
    }
}
