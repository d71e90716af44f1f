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
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the entry that a list already has of a party that is being announced: then there is no second party,
/// and the entry's amendment is awaited, or the list was faster.
@ApplicationScoped
class AlreadyListed {
    private final ListedNames names;
    private final Entries entries;
    private final Runs runs;
    private final ListActs acts;
    private final AnnouncementConfig config;

    AlreadyListed(ListedNames names, Entries entries, Runs runs, ListActs acts, AnnouncementConfig config) {
        this.names = names;
        this.entries = entries;
        this.acts = acts;
        this.runs = runs;
        this.config = config;
    }

    /// An entry of the party.
    ///
    /// @param ground whether it stands under the announced legal basis
    /// @param saysTheSame whether the list says already what is being announced, by an act of these days
    /// @param document the list's
    record Found(Designation entry, Likeness likeness, LegalGround ground, boolean saysTheSame, Evidence document) {
        /// The entry of a party whose change is awaited.
        Found awaited() {
            return new Found(entry, likeness, ground, false, document);
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
        return source.feeds().stream()
                .flatMap(list -> on(list, party, action).stream())
                .min(Comparator.comparing((Found found) -> !found.saysTheSame())
                        .thenComparing(found -> found.entry().status() != Status.LISTED)
                        .thenComparing(
                                Comparator.comparingDouble(AlreadyListed::rank).reversed()));
    }

    /// Whether the list did to the entry what is being announced, within days of it. An entry of a first
    /// snapshot that names no day may be of any.
    private boolean saysTheSame(Designation entry, LegalGround ground, Designation party, Action action) {
        LocalDate day = party.designatedOn();
        if (ground instanceof LegalGround.Differs || day == null) {
            return false;
        }
        int days = config.links().actDays();
        return switch (action) {
            case DESIGNATE ->
                entry.status() == Status.LISTED && (isNear(entry, day, days) || did(entry, party, day, action));
            case DELIST -> entry.status() == Status.DELISTED && did(entry, party, day, action);
            case AMEND -> false; // Whether the entry was amended in this, it does not tell.
        };
    }

    private static boolean isNear(Designation entry, LocalDate day, int days) {
        LocalDate listed = entry.designatedOn();
        return listed != null && Math.abs(ChronoUnit.DAYS.between(listed, day)) <= days;
    }

    private boolean did(Designation entry, Designation party, LocalDate day, Action action) {
        int days = config.links().actDays();
        BearingOut rule = new BearingOut(days);
        return acts.near(entry.id(), day, days).stream().anyMatch(event -> rule.bears(event, action, party));
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
                .flatMap(entry -> {
                    Likeness likeness = Likeness.of(party, entry, index);
                    return likeness.score() < thresholds.minScore()
                            ? Stream.empty()
                            : Stream.of(found(entry, likeness, party, action, document.get()));
                })
                .sorted(Comparator.comparingDouble(AlreadyListed::rank)
                        .reversed()
                        .thenComparing(found -> found.entry().id().toString()))
                .toList();
        boolean clear =
                alike.size() == 1 || alike.size() > 1 && rank(alike.get(0)) - rank(alike.get(1)) >= thresholds.margin();
        return clear ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    private Found found(Designation entry, Likeness likeness, Designation party, Action action, Evidence document) {
        LegalGround ground = LegalGround.of(party, entry);
        return new Found(entry, likeness, ground, saysTheSame(entry, ground, party, action), document);
    }

    /// Of two namesakes the one that is listed, under the announced legal basis and in these days, is meant.
    private static double rank(Found found) {
        return found.likeness().rank()
                + (found.ground() instanceof LegalGround.Agrees ? 0.1 : 0)
                + (found.saysTheSame() ? 0.1 : 0)
                + (found.entry().status() == Status.LISTED ? 0.1 : 0);
    }

    private Optional<Evidence> document(String list) {
        return entries.acceptedBy(list).flatMap(runs::find).map(AlreadyListed::evidence);
    }

    private static Evidence evidence(Run run) {
        return new Evidence(run.documentSha256(), run.url(), null, run.observedAt());
    }
}
