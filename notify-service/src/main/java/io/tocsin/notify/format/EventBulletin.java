package io.tocsin.notify.format;

import io.tocsin.designation.Change;
import io.tocsin.designation.Designation;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.event.Bulk;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.EventTimes;
import io.tocsin.designation.event.Evidence;
import io.tocsin.designation.event.Link;
import io.tocsin.designation.event.LoggedEvent;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says in words what an event means.
final class EventBulletin {
    private final LoggedEvent logged;
    private final DesignationEvent event;
    private final Designation designation;
    private final List<Bulletin.Fact> facts = new ArrayList<>();

    private EventBulletin(LoggedEvent logged) {
        this.logged = logged;
        this.event = logged.event();
        this.designation = event.designation();
    }

    /// @param registry where the registry's pages are, an address that ends in `/`
    static Bulletin of(LoggedEvent logged, Optional<URI> registry) {
        return new EventBulletin(logged).written(registry);
    }

    /// The one line: "OFAC listed X (organisation), programme NPWMD".
    static String headline(LoggedEvent logged) {
        return new EventBulletin(logged).headline();
    }

    private Bulletin written(Optional<URI> registry) {
        fact("Note", note());
        changes();
        particulars();
        event.links()
                .forEach(link -> fact(label(link.rel()), link.designationId().toString()));
        times();
        return new Bulletin(headline(), facts, links(registry));
    }

    private String headline() {
        String authority = Authorities.name(designation.authority());
        String line = switch (event) {
            case DesignationEvent.Announced e -> authority + " announced the " + act() + programmes();
            case DesignationEvent.Confirmed e -> "the " + act() + ", announced by " + authority + ", is confirmed";
            case DesignationEvent.Contradicted e ->
                "the " + act() + ", announced by " + authority + ", is contradicted by a list or gazette";
            case DesignationEvent.Lapsed e ->
                "the " + act() + ", announced by " + authority + ", is not on a list in time";
            case DesignationEvent.Withdrawn e ->
                "withdrawn: the " + act() + ", read in error in an announcement by " + authority;
            case DesignationEvent.Reported e -> "unofficial report of the " + act();
            case DesignationEvent.Listed e ->
                e.baseline()
                        ? party() + " is on the list of " + authority + programmes()
                        : authority + " listed " + party() + programmes();
            case DesignationEvent.Amended e -> amended(authority, e.bulk());
            case DesignationEvent.Delisted e -> authority + " delisted " + party() + programmes();
            case DesignationEvent.Rekeyed e ->
                authority + " gave the entry of " + party() + " the reference " + designation.reference();
            case DesignationEvent.Restated e -> "more is known of " + party() + fields();
        };
        return line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1);
    }

    private String amended(String authority, @Nullable Bulk bulk) {
        return bulk == null
                ? authority + " amended the entry of " + party() + fields()
                : authority + " made the same edit in " + bulk.size() + " entries, among them that of " + party();
    }

    private String act() {
        return switch (event.action()) {
            case DESIGNATE -> "designation of " + party();
            case AMEND -> "amendment of the entry of " + party();
            case DELIST -> "delisting of " + party();
        };
    }

    private String party() {
        String kind = Wording.kind(designation.subject().type());
        String name = designation.subject().primaryName();
        return kind == null ? name : name + " (" + kind + ")";
    }

    private String programmes() {
        List<String> tags = designation.programmes();
        return tags.isEmpty() ? "" : (tags.size() == 1 ? ", programme " : ", programmes ") + Wording.some(tags);
    }

    private String fields() {
        String fields = event.changes().stream()
                .map(change -> Wording.label(change.field()).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return fields.isEmpty() ? "" : ": " + fields;
    }

    private @Nullable String note() {
        return switch (event) {
            case DesignationEvent.Announced e -> "Provisional until a list or gazette says the same.";
            case DesignationEvent.Confirmed e -> "A list or gazette says the same as the announcement.";
            case DesignationEvent.Contradicted e -> "The list or gazette says otherwise than the announcement.";
            case DesignationEvent.Lapsed e -> "A warning. The announcement stands.";
            case DesignationEvent.Withdrawn e -> "The announcement does not say so.";
            case DesignationEvent.Reported e -> "A lead, not the act of an authority.";
            case DesignationEvent.Listed e -> e.baseline() ? "So before Tocsin first looked at the list." : null;
            case DesignationEvent.Amended e -> edit(e.bulk());
            case DesignationEvent.Delisted e -> null;
            case DesignationEvent.Rekeyed e -> "The party stays listed. There is no delisting.";
            case DesignationEvent.Restated e -> "Nothing changed at the authority.";
        };
    }

    private static @Nullable String edit(@Nullable Bulk bulk) {
        if (bulk == null) {
            return null;
        }
        Bulk.Edit edit = bulk.edit();
        String what = Stream.of(
                        edit.after() == null ? null : "added \"" + edit.after() + "\"",
                        edit.before() == null ? null : "removed \"" + edit.before() + "\"")
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return "In " + bulk.size() + " entries, " + Wording.label(edit.field()).toLowerCase(Locale.ROOT) + ": " + what
                + ". This message stands for all of them.";
    }

    private void changes() {
        for (Change change : event.changes()) {
            fact(Wording.label(change.field()), Wording.change(change));
        }
    }

    private void particulars() {
        fact("Entry", designation.id().toString());
        fact(
                designation.programmes().size() == 1 ? "Programme" : "Programmes",
                Wording.some(designation.programmes().stream()
                        .map(tag -> Wording.programme(designation.authority(), tag))
                        .toList()));
        fact(
                "Legal basis",
                Wording.some(
                        designation.legalBases().stream().map(Wording::basis).toList()));
        fact(
                "Also known as",
                Wording.some(designation.subject().names().stream()
                        .skip(1)
                        .filter(name -> name.quality() != NameQuality.WEAK)
                        .map(Name::name)
                        .toList()));
        fact(
                "Countries",
                Wording.some(designation.subject().countries().stream()
                        .map(Wording::country)
                        .toList()));
        fact(
                "Identifiers",
                Wording.some(designation.subject().identifiers().stream()
                        .map(identifier -> identifier.type() + " " + identifier.number())
                        .toList()));
        fact("Measures", Wording.some(designation.measures()));
        fact("Designated on", designation.designatedOn() == null ? null : Wording.day(designation.designatedOn()));
    }

    private void times() {
        EventTimes times = logged.times();
        fact("Announced", times.announcedAt() == null ? null : Wording.time(times.announcedAt()));
        fact("Published", times.publishedAt() == null ? null : Wording.time(times.publishedAt()));
        fact("Known", Wording.time(times.emittedAt()));
        fact("Lag", Lag.of(logged).inWords());
    }

    private List<Bulletin.Link> links(Optional<URI> registry) {
        List<Bulletin.Link> links = new ArrayList<>();
        registry.flatMap(
                        address -> Bulletin.Link.toThe("In the registry", address + "designations/" + designation.id()))
                .ifPresent(links::add);
        logged.evidence().stream()
                .map(Evidence::url)
                .filter(Objects::nonNull)
                .flatMap(url -> Bulletin.Link.toThe("The document", url).stream())
                .limit(2)
                .forEach(links::add);
        return links;
    }

    private static String label(Link.Rel rel) {
        return switch (rel) {
            case CONFIRMS -> "Confirms the announcement";
            case CONFIRMED_BY -> "Confirmed by";
            case ANNOUNCED_BY -> "Announced by";
            case REKEYED_FROM -> "Reference before";
            case WITHDRAWS -> "Withdraws";
        };
    }

    private void fact(String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Bulletin.Fact(label, value));
        }
    }
}
