package io.tocsin.registry;

import io.tocsin.designation.Address;
import io.tocsin.designation.Change;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.Difference;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.Status;
import io.tocsin.designation.Subject;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.Action;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.Digest;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.event.EventTimes;
import io.tocsin.designation.event.Evidence;
import io.tocsin.designation.event.Link;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.event.RunPosition;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A log that a test writes: every event gets the next number, a minute after the one before.
public final class TestLog {
    public static final Instant BEGINNING = Instant.parse("2024-12-18T16:00:00.123456Z");
    private static final UUID LOG_ID = UUID.fromString("6a1f1f6e-6f0e-4d0e-9a44-0a6d9c4f1c11");

    private final List<LoggedEvent> events = new ArrayList<>();

    /// An organisation in Pakistan under NPWMD on the SDN list.
    public static Designation organisation(String reference, String name, String... aliases) {
        List<Name> names = new ArrayList<>(List.of(Name.of(name, NameQuality.PRIMARY)));
        for (String alias : aliases) {
            names.add(Name.of(alias, NameQuality.STRONG));
        }
        return party("ofac-sdn", reference, SubjectType.ORGANISATION, names, "PK", "NPWMD");
    }

    public static Designation party(
            String source, String reference, SubjectType type, List<Name> names, String country, String... programmes) {
        Subject subject = new Subject(
                type, names, List.of(Address.in(country)), List.of(), List.of(), List.of(), List.of(), null, null);
        return Designation.listed(source, "us-ofac", reference, subject, List.of(programmes));
    }

    public static Designation with(Designation before, String... programmes) {
        return new Designation(
                before.id(),
                before.revision() + 1,
                before.authority(),
                before.reference(),
                Status.LISTED,
                before.subject(),
                List.of(programmes),
                before.legalBases(),
                before.designatedOn(),
                before.measures(),
                before.reasons(),
                before.remarks(),
                before.relations());
    }

    /// The same with the day of the act.
    public static Designation designatedOn(Designation designation, String day) {
        return new Designation(
                designation.id(),
                designation.revision(),
                designation.authority(),
                designation.reference(),
                designation.status(),
                designation.subject(),
                designation.programmes(),
                designation.legalBases(),
                LocalDate.parse(day),
                designation.measures(),
                designation.reasons(),
                designation.remarks(),
                designation.relations());
    }

    public LoggedEvent listed(Designation designation) {
        return seal(new DesignationEvent.Listed(designation, false, List.of()));
    }

    /// First sight of what was on the list before.
    public LoggedEvent baseline(Designation designation) {
        return seal(new DesignationEvent.Listed(designation, true, List.of()));
    }

    public LoggedEvent announced(Designation designation) {
        return seal(
                new DesignationEvent.Announced(Action.DESIGNATE, designation.withStatus(Status.ANNOUNCED), List.of()));
    }

    /// A listing that confirms an announcement.
    public LoggedEvent confirming(LoggedEvent announcement, Designation designation) {
        Link confirms = new Link(
                Link.Rel.CONFIRMS, announcement.designationId(), announcement.sequence(), 0.9, "the same name");
        return seal(new DesignationEvent.Listed(designation, false, List.of(confirms)));
    }

    public LoggedEvent amended(Designation before, Designation after) {
        List<Change> changes = Difference.between(before, after);
        return seal(new DesignationEvent.Amended(after, changes, List.of()));
    }

    public LoggedEvent restated(Designation before, Designation after) {
        Designation next = after.withRevision(before.revision() + 1);
        return seal(new DesignationEvent.Restated(next, Difference.between(before, next)));
    }

    public LoggedEvent delisted(Designation last) {
        Designation gone = last.withRevision(last.revision() + 1).withStatus(Status.DELISTED);
        return seal(new DesignationEvent.Delisted(gone, List.of(), List.of()));
    }

    /// The authority gives an entry another reference.
    public LoggedEvent rekeyed(Designation last, String reference) {
        Designation under = party(
                last.id().source(),
                reference,
                last.subject().type(),
                last.subject().names(),
                "PK",
                last.programmes().toArray(String[]::new));
        Link from = new Link(Link.Rel.REKEYED_FROM, last.id(), null, 0.95, "the same name; born 1965-03-01");
        return seal(new DesignationEvent.Rekeyed(under, List.of(), List.of(from)));
    }

    /// The authority gives an entry another reference, and says all else as before.
    public LoggedEvent renumbered(Designation last, String reference) {
        Designation under = new Designation(
                DesignationId.of(last.source(), reference),
                1,
                last.authority(),
                reference,
                last.status(),
                last.subject(),
                last.programmes(),
                last.legalBases(),
                last.designatedOn(),
                last.measures(),
                last.reasons(),
                last.remarks(),
                last.relations());
        Link from = new Link(Link.Rel.REKEYED_FROM, last.id(), null, 0.95, "all else is equal");
        return seal(new DesignationEvent.Rekeyed(under, List.of(), List.of(from)));
    }

    /// An entry that bears out what was announced.
    public LoggedEvent confirming(Designation entry, Designation announced) {
        Link confirms = new Link(Link.Rel.CONFIRMS, announced.id(), null, 0.95, "the same name");
        return seal(new DesignationEvent.Listed(entry, false, List.of(confirms)));
    }

    private LoggedEvent seal(DesignationEvent event) {
        Instant now = BEGINNING.plus(Duration.ofMinutes(events.size()));
        LoggedEvent sealed = EventCodec.seal(
                LOG_ID,
                next(),
                last(),
                event.designation().source(),
                new RunPosition("run-1", 1, 1),
                event,
                new EventTimes(null, null, now, now),
                List.of(new Evidence("0".repeat(64), "https://authority.example/list", null, now)));
        events.add(sealed);
        return sealed;
    }

    /// Replaces the last event by the same one changed by hand in its JSON and sealed anew, as a newer
    /// producer would write it.
    public LoggedEvent rewriteLast(String from, String to) {
        LoggedEvent event = events.removeLast();
        String open = event.json().replace(from, to).replaceFirst(",\"digest\":\"[0-9a-f]{64}\"}$", "}");
        Digest digest = EventCodec.digestAfter(last(), open);
        LoggedEvent rewritten =
                EventCodec.read(open.substring(0, open.length() - 1) + ",\"digest\":\"" + digest.hex() + "\"}");
        events.add(rewritten);
        return rewritten;
    }

    /// Takes the last event back, as if it had never been numbered.
    public void forgetLast() {
        events.removeLast();
    }

    public long next() {
        return events.size() + 1L;
    }

    public Digest last() {
        return events.isEmpty() ? Digest.GENESIS : events.getLast().digest();
    }

    public List<LoggedEvent> events() {
        return List.copyOf(events);
    }
}
