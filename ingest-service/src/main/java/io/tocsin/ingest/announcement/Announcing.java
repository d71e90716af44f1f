package io.tocsin.ingest.announcement;

import io.tocsin.designation.Address;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.Difference;
import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.Status;
import io.tocsin.designation.Subject;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.Action;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.Link;
import io.tocsin.ingest.prose.Extraction;
import io.tocsin.ingest.source.Source.AnnouncementSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns what was read in a text into events. Pure.
///
/// @param source whose text
/// @param seenOn the day of the act where the text names none
/// @param sameActDays how far the act may lie apart in two texts about the same act
record Announcing(AnnouncementSource source, LocalDate seenOn, int sameActDays) {

    /// The designation that an extraction is about, if no other text announced it.
    DesignationId id(Extraction extraction) {
        return DesignationId.of(source.id(), reference(extraction));
    }

    /// The party among its namesakes that was announced by the same act: same action, a legal basis in
    /// common (or none in one of the texts), and days of the act that lie close together.
    Optional<AnnouncedParty> sameAct(Extraction extraction, List<AnnouncedParty> namesakes) {
        return namesakes.stream()
                .filter(known -> stands(known.standing()))
                .filter(known -> known.action() == extraction.action())
                .filter(known -> shareInstrument(known.known().legalBases(), extraction.legalBases()))
                .filter(known -> near(known.known().designatedOn(), act(extraction)))
                .findFirst();
    }

    /// What was taken back or contradicted is announced anew.
    private static boolean stands(Standing standing) {
        return switch (standing) {
            case Standing.Open s -> true;
            case Standing.Confirmed s -> true;
            case Standing.Reported s -> true;
            case Standing.Contradicted s -> false;
            case Standing.Withdrawn s -> false;
        };
    }

    /// The party is announced, or reported where the text is not official.
    DesignationEvent announced(Designation designation, Action action, List<Link> links) {
        return source.official()
                ? new DesignationEvent.Announced(action, designation, links)
                : new DesignationEvent.Reported(action, designation, links);
    }

    /// What was just announced is borne out already.
    static DesignationEvent confirmed(DesignationEvent announced, List<Link> links) {
        Designation known = announced.designation();
        return new DesignationEvent.Confirmed(
                announced.action(), known.withStatus(Status.CONFIRMED).withRevision(known.revision() + 1), links);
    }

    /// A second text says the same: it adds evidence, and what it tells beside.
    DesignationEvent restated(Extraction extraction, AnnouncedParty before) {
        Designation known = before.known();
        Designation told = designation(extraction, 1);
        Designation laid = new Designation(
                known.id(),
                known.revision(),
                known.authority(),
                known.reference(),
                known.status(),
                subject(known.subject(), told.subject()),
                union(known.programmes(), told.programmes()),
                legalBases(known.legalBases(), told.legalBases()),
                known.designatedOn(),
                known.measures(),
                known.reasons(),
                known.remarks(),
                known.relations());
        return new DesignationEvent.Restated(laid.withRevision(known.revision() + 1), Difference.between(known, laid));
    }

    /// The designation that a text makes of a party.
    Designation designation(Extraction extraction, int revision) {
        List<Name> names = new ArrayList<>();
        names.add(Name.of(extraction.name(), NameQuality.PRIMARY));
        extraction.aliases().forEach(alias -> names.add(Name.of(alias, NameQuality.STRONG)));
        String country = extraction.country();
        boolean person = extraction.subjectType() == SubjectType.PERSON;
        Subject subject = new Subject(
                extraction.subjectType(),
                names,
                country == null || person ? List.of() : List.of(Address.in(country)),
                List.of(),
                List.of(),
                country == null || !person ? List.of() : List.of(country),
                List.of(),
                null,
                null);
        return new Designation(
                id(extraction),
                revision,
                extraction.authority() == null ? source.authority() : extraction.authority(),
                reference(extraction),
                source.official() ? Status.ANNOUNCED : Status.REPORTED,
                subject,
                extraction.programmes(),
                extraction.legalBases(),
                act(extraction),
                List.of(),
                extraction.quote(),
                null,
                List.of());
    }

    private String reference(Extraction extraction) {
        return ActReference.of(act(extraction), extraction.name(), extraction.action());
    }

    private LocalDate act(Extraction extraction) {
        LocalDate day = extraction.designatedOn();
        return day == null ? seenOn : day;
    }

    private boolean near(@Nullable LocalDate one, LocalDate other) {
        return one == null || Math.abs(ChronoUnit.DAYS.between(one, other)) <= sameActDays;
    }

    private static boolean shareInstrument(List<LegalBasis> one, List<LegalBasis> other) {
        return one.isEmpty()
                || other.isEmpty()
                || one.stream()
                        .anyMatch(basis ->
                                other.stream().anyMatch(o -> o.instrument().equals(basis.instrument())));
    }

    private static Subject subject(Subject known, Subject told) {
        List<Name> names = new ArrayList<>(known.names());
        told.names().stream()
                .filter(name -> known.names().stream()
                        .noneMatch(k -> ActReference.slug(k.name()).equals(ActReference.slug(name.name()))))
                .map(name -> Name.of(name.name(), NameQuality.STRONG))
                .forEach(names::add);
        return new Subject(
                known.type() == SubjectType.UNKNOWN ? told.type() : known.type(),
                names,
                union(known.addresses(), told.addresses()),
                known.identifiers(),
                known.births(),
                union(known.nationalities(), told.nationalities()),
                known.titles(),
                known.gender(),
                known.vessel());
    }

    private static <T> List<T> union(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }

    /// An instrument without its section gives way to the same instrument with one.
    private static List<LegalBasis> legalBases(List<LegalBasis> one, List<LegalBasis> other) {
        List<LegalBasis> all = union(one, other);
        return all.stream()
                .filter(basis -> basis.section() != null
                        || all.stream()
                                .noneMatch(o ->
                                        o.section() != null && o.instrument().equals(basis.instrument())))
                .toList();
    }
}
