package io.tocsin.ingest.announcement;

import io.tocsin.designation.Designation;
import io.tocsin.designation.Status;
import io.tocsin.designation.event.Action;
import io.tocsin.designation.event.Evidence;
import io.tocsin.designation.event.Link;
import io.tocsin.ingest.announcement.AnnouncementConfig.Links;
import io.tocsin.ingest.likeness.LegalGround;
import io.tocsin.ingest.likeness.Likeness;
import io.tocsin.ingest.likeness.NameIndex;
import io.tocsin.ingest.list.Entries;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.run.Runs;
import io.tocsin.ingest.source.Source.AnnouncementSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds the entry that a list already has of a party that is being announced: then there is no second party,
/// and the entry's amendment is awaited, or the list was faster.
@ApplicationScoped
class AlreadyListed {
    private final ListedNames names;
    private final Entries entries;
    private final Runs runs;
    private final AnnouncementConfig config;

    AlreadyListed(ListedNames names, Entries entries, Runs runs, AnnouncementConfig config) {
        this.names = names;
        this.entries = entries;
        this.runs = runs;
        this.config = config;
    }

    /// An entry of the party.
    ///
    /// @param ground whether it stands under the announced legal basis
    /// @param document the list's
    record Found(Designation entry, Likeness likeness, LegalGround ground, Evidence document) {
        /// Whether the list says already what is being announced.
        boolean saysTheSame(Action action) {
            return switch (action) {
                case DESIGNATE -> entry.status() == Status.LISTED && ground instanceof LegalGround.Agrees;
                case DELIST -> entry.status() == Status.DELISTED;
                case AMEND -> false; // Whether the entry was amended in this, it does not tell.
            };
        }

        /// From the announcement to the entry whose change it announces.
        Link announcedBy() {
            return new Link(
                    Link.Rel.ANNOUNCED_BY,
                    entry.id(),
                    null,
                    likeness.score(),
                    "The party is listed already: " + explanation());
        }

        /// From the confirmation to the entry.
        Link confirmedBy() {
            return new Link(
                    Link.Rel.CONFIRMED_BY, entry.id(), null, likeness.score(), "The list was faster: " + explanation());
        }

        private String explanation() {
            return switch (ground) {
                case LegalGround.Agrees agrees -> likeness.explanation() + "; " + agrees.how();
                case LegalGround.Differs differs -> likeness.explanation() + "; " + differs.why();
                case LegalGround.Unstated unstated -> likeness.explanation();
            };
        }
    }

    /// The entry of a party on the lists that a source feeds; empty where there is none, or several that are
    /// nearly as likely.
    @Transactional(TxType.MANDATORY)
    Optional<Found> find(AnnouncementSource source, Designation party, Action action) {
        List<Found> found = source.feeds().stream()
                .flatMap(list -> on(list, party, action).stream())
                .toList();
        return found.stream()
                .filter(one -> one.saysTheSame(action))
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    private Optional<Found> on(String list, Designation party, Action action) {
        Links thresholds = config.links();
        NameIndex index = names.of(list);
        List<String> candidates = index.candidates(party, thresholds.maxCandidates());
        Optional<Evidence> document = candidates.isEmpty() ? Optional.empty() : document(list);
        if (document.isEmpty()) {
            return Optional.empty();
        }
        List<Found> alike = entries.find(list, candidates).values().stream()
                .filter(entry -> entry.status() == Status.LISTED || action == Action.DELIST)
                .map(entry -> new Found(
                        entry, Likeness.of(party, entry, index), LegalGround.of(party, entry), document.get()))
                .filter(found -> found.likeness().score() >= thresholds.minScore())
                .sorted(Comparator.comparingDouble(AlreadyListed::rank)
                        .reversed()
                        .thenComparing(found -> found.entry().id().toString()))
                .toList();
        boolean clear =
                alike.size() == 1 || alike.size() > 1 && rank(alike.get(0)) - rank(alike.get(1)) >= thresholds.margin();
        return clear ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    /// Of two namesakes the one that is listed, and under the announced legal basis, is meant.
    private static double rank(Found found) {
        return found.likeness().rank()
                + (found.ground() instanceof LegalGround.Agrees ? 0.1 : 0)
                + (found.entry().status() == Status.LISTED ? 0.1 : 0);
    }

    private Optional<Evidence> document(String list) {
        return entries.acceptedBy(list).flatMap(runs::find).map(AlreadyListed::evidence);
    }

    private static Evidence evidence(Run run) {
        return new Evidence(run.documentSha256(), run.url(), null, run.observedAt());
    }
}
