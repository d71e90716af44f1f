package io.tocsin.ingest.list;

import io.tocsin.designation.Change;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.Digest;
import io.tocsin.ingest.log.LogHead;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What publishing a held run would lead to, told before anybody decides. It is a forecast: a list that
/// is accepted meanwhile changes it.
///
/// @param delisted who would go from the list
/// @param listed who would come onto it
/// @param amended whose entry would change
/// @param rekeyed whose entry would get another reference
/// @param restated of whom more would be known, without news
public record Prospect(Part delisted, Part listed, Part amended, Part rekeyed, Part restated) {
    /// The number of an event says nothing about whom it is.
    private static final LogHead ANYWHERE = new LogHead(new UUID(0, 0), 0, Digest.GENESIS);

    /// The entries to which one kind of thing would happen.
    ///
    /// @param total how many there are
    /// @param first the first of them, so many as were asked for
    public record Part(int total, List<Item> first) {
        /// How many are not among the first.
        public int more() {
            return total - first.size();
        }
    }

    /// An entry.
    ///
    /// @param reference the authority's
    /// @param name its primary name
    /// @param changes what would change in it; none where it comes or goes
    public record Item(String reference, String name, List<Change> changes) {}

    /// What a comparison would lead to, removals included.
    ///
    /// @param named how many entries of each kind are named, at most
    static Prospect of(Comparison comparison, int named) throws UnreadableDocument, IOException {
        Counting counting = new Counting(named);
        comparison.forEachPart(ANYWHERE, true, part -> part.events().forEach(counting::count));
        return counting.prospect();
    }

    /// What these events of a delta would lead to.
    ///
    /// @param named how many entries of each kind are named, at most
    static Prospect of(List<DesignationEvent> events, int named) {
        Counting counting = new Counting(named);
        events.forEach(counting::count);
        return counting.prospect();
    }

    private static final class Counting {
        private final Count delisted;
        private final Count listed;
        private final Count amended;
        private final Count rekeyed;
        private final Count restated;

        Counting(int named) {
            delisted = new Count(named);
            listed = new Count(named);
            amended = new Count(named);
            rekeyed = new Count(named);
            restated = new Count(named);
        }

        void count(DesignationEvent event) {
            switch (event) {
                case DesignationEvent.Delisted e -> delisted.add(e, List.of());
                case DesignationEvent.Listed e -> listed.add(e, List.of());
                case DesignationEvent.Amended e -> amended.add(e, e.changes());
                case DesignationEvent.Rekeyed e -> rekeyed.add(e, e.changes());
                case DesignationEvent.Restated e -> restated.add(e, e.changes());
                case DesignationEvent.Announced e -> throw ofNoList(e);
                case DesignationEvent.Confirmed e -> throw ofNoList(e);
                case DesignationEvent.Contradicted e -> throw ofNoList(e);
                case DesignationEvent.Lapsed e -> throw ofNoList(e);
                case DesignationEvent.Withdrawn e -> throw ofNoList(e);
                case DesignationEvent.Reported e -> throw ofNoList(e);
            }
        }

        Prospect prospect() {
            return new Prospect(delisted.part(), listed.part(), amended.part(), rekeyed.part(), restated.part());
        }
    }

    private static IllegalStateException ofNoList(DesignationEvent event) {
        return new IllegalStateException("no list leads to " + event.type() + " of "
                + event.designation().id());
    }

    private static final class Count {
        private final int named;
        private final List<Item> first = new ArrayList<>();
        private int total;

        Count(int named) {
            this.named = named;
        }

        void add(DesignationEvent event, List<Change> changes) {
            total++;
            if (first.size() < named) {
                var designation = event.designation();
                first.add(
                        new Item(designation.reference(), designation.subject().primaryName(), changes));
            }
        }

        Part part() {
            return new Part(total, List.copyOf(first));
        }
    }
}
