package io.tocsin.designation.event;

import io.tocsin.designation.Change;
import io.tocsin.designation.Designation;
import io.tocsin.designation.Significance;
import io.tocsin.designation.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened to one designation. Each kind carries the full state after it, and checks that this
/// state fits.
public sealed interface DesignationEvent {
    /// The full state after the event.
    Designation designation();

    /// What the authority does to the party by it.
    Action action();

    /// What differs from the revision before; empty where there was none.
    default List<Change> changes() {
        return List.of();
    }

    /// Other designations that this event has to do with.
    default List<Link> links() {
        return List.of();
    }

    /// Whether this is the first sight of what was so before: knowing more, not news.
    default boolean baseline() {
        return false;
    }

    /// The many amendments alike of which this is one; null where it stands for itself.
    default @Nullable Bulk bulk() {
        return null;
    }

    /// The name of the kind.
    default EventType type() {
        return switch (this) {
            case Announced e -> EventType.ANNOUNCED;
            case Confirmed e -> EventType.CONFIRMED;
            case Contradicted e -> EventType.CONTRADICTED;
            case Lapsed e -> EventType.LAPSED;
            case Withdrawn e -> EventType.WITHDRAWN;
            case Reported e -> EventType.REPORTED;
            case Listed e -> EventType.LISTED;
            case Amended e -> EventType.AMENDED;
            case Delisted e -> EventType.DELISTED;
            case Rekeyed e -> EventType.REKEYED;
            case Restated e -> EventType.RESTATED;
        };
    }

    /// How much the event matters: an amendment or a restatement as much as its weightiest change, every
    /// other event is material.
    default Significance significance() {
        return switch (this) {
            case Amended e -> weightiest(e.changes());
            case Restated e -> weightiest(e.changes());
            case Announced e -> Significance.MATERIAL;
            case Confirmed e -> Significance.MATERIAL;
            case Contradicted e -> Significance.MATERIAL;
            case Lapsed e -> Significance.MATERIAL;
            case Withdrawn e -> Significance.MATERIAL;
            case Reported e -> Significance.MATERIAL;
            case Listed e -> Significance.MATERIAL;
            case Delisted e -> Significance.MATERIAL;
            case Rekeyed e -> Significance.MATERIAL;
        };
    }

    /// An official announcement says so; no list does yet.
    record Announced(Action action, Designation designation, List<Link> links) implements DesignationEvent {
        public Announced {
            require(designation, Status.ANNOUNCED);
            links = List.copyOf(links);
        }
    }

    /// A list or gazette says the same as the announcement.
    record Confirmed(Action action, Designation designation, List<Link> links) implements DesignationEvent {
        public Confirmed {
            require(designation, Status.CONFIRMED);
            links = List.copyOf(links);
        }
    }

    /// A list or gazette says otherwise than the announcement.
    record Contradicted(Action action, Designation designation, List<Link> links) implements DesignationEvent {
        public Contradicted {
            require(designation, Status.CONTRADICTED);
            links = List.copyOf(links);
        }
    }

    /// The list entry that the announcement made expected did not come in time: a warning, the
    /// designation stays announced.
    record Lapsed(Action action, Designation designation, List<Link> links) implements DesignationEvent {
        public Lapsed {
            require(designation, Status.ANNOUNCED);
            links = List.copyOf(links);
        }
    }

    /// The extraction is taken back.
    record Withdrawn(Action action, Designation designation, List<Link> links) implements DesignationEvent {
        public Withdrawn {
            require(designation, Status.WITHDRAWN);
            links = List.copyOf(links);
        }
    }

    /// An unofficial text says so: a lead.
    record Reported(Action action, Designation designation, List<Link> links) implements DesignationEvent {
        public Reported {
            require(designation, Status.REPORTED);
            links = List.copyOf(links);
        }
    }

    /// The party is on the list and was not before, or (baseline) was there when Tocsin first looked.
    record Listed(Designation designation, boolean baseline, List<Link> links) implements DesignationEvent {
        public Listed {
            require(designation, Status.LISTED);
            links = List.copyOf(links);
        }

        @Override
        public Action action() {
            return Action.DESIGNATE;
        }
    }

    /// The authority changed the entry.
    record Amended(
            Designation designation,
            List<Change> changes,
            List<Link> links,
            @Nullable Bulk bulk) implements DesignationEvent {
        public Amended {
            require(designation, Status.LISTED);
            changes = requireChanges(designation, changes);
            links = List.copyOf(links);
        }

        /// An amendment that stands for itself.
        public Amended(Designation designation, List<Change> changes, List<Link> links) {
            this(designation, changes, links, null);
        }

        @Override
        public Action action() {
            return Action.AMEND;
        }
    }

    /// The party is off the list.
    record Delisted(Designation designation, List<Change> changes, List<Link> links) implements DesignationEvent {
        public Delisted {
            require(designation, Status.DELISTED);
            changes = List.copyOf(changes);
            links = List.copyOf(links);
        }

        @Override
        public Action action() {
            return Action.DELIST;
        }
    }

    /// The authority gave the entry another reference; a link `rekeyedFrom` names the old one.
    record Rekeyed(Designation designation, List<Change> changes, List<Link> links) implements DesignationEvent {
        public Rekeyed {
            require(designation, Status.LISTED);
            changes = List.copyOf(changes);
            links = List.copyOf(links);
            if (links.stream().noneMatch(link -> link.rel() == Link.Rel.REKEYED_FROM)) {
                throw new IllegalArgumentException(designation.id() + " is rekeyed from nothing");
            }
        }

        @Override
        public Action action() {
            return Action.AMEND;
        }
    }

    /// Tocsin knows more of what was so before: by a richer format, a better parser, or a second text
    /// that says the same. Without changes it adds evidence alone.
    record Restated(Designation designation, List<Change> changes) implements DesignationEvent {
        public Restated {
            if (designation == null) {
                throw new IllegalArgumentException("restated event without designation");
            }
            changes = List.copyOf(changes);
        }

        @Override
        public Action action() {
            return Action.AMEND;
        }

        @Override
        public boolean baseline() {
            return true;
        }
    }

    private static void require(Designation designation, Status status) {
        if (designation.status() != status) {
            throw new IllegalArgumentException(
                    designation.id() + " has status " + designation.status() + " where the event means " + status);
        }
    }

    private static List<Change> requireChanges(Designation designation, List<Change> changes) {
        if (changes.isEmpty()) {
            throw new IllegalArgumentException(designation.id() + " is amended in nothing");
        }
        return List.copyOf(changes);
    }

    private static Significance weightiest(List<Change> changes) {
        return changes.stream()
                .map(Change::significance)
                .max(Significance::compareTo)
                .orElse(Significance.MINOR);
    }
}
