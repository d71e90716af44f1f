package io.tocsin.registry.console;

import io.tocsin.designation.Address;
import io.tocsin.designation.Birth;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.Difference;
import io.tocsin.designation.Field;
import io.tocsin.designation.Identifier;
import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.PartialDate;
import io.tocsin.designation.Relation;
import io.tocsin.designation.Status;
import io.tocsin.designation.Subject;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.VesselDetails;
import io.tocsin.designation.event.Action;
import io.tocsin.designation.event.Bulk;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Three weeks of an invented world, up to today, in which everything happens that a page has to show.
final class Scene {
    static final String ROCKET_WORKS = "ofac-sdn:70001";
    static final String PERSON = "ofac-sdn:70002";
    static final String SAME_PERSON = "un-sc:QDi.950";
    static final String LATE = "un-sc:QDe.901";
    static final String TAKEN_OFF = "ofac-sdn:10003";
    static final String RENUMBERED = "un-sc:QDi.907";
    static final String NEW_NUMBER = "un-sc:QDi.908";
    static final String ANNOUNCED = "us-state:2026-01-02-example-shipyard";
    static final int FIRST_LIST = 30;

    private static final UUID LOG_ID = UUID.fromString("6a1f1f6e-6f0e-4d0e-9a44-0a6d9c4f1c22");

    private final List<LoggedEvent> events = new ArrayList<>();
    private final Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);

    private Scene() {}

    static Scene play() {
        Scene scene = new Scene();
        scene.threeWeeksAgo();
        scene.aWeekAgo();
        scene.lately();
        scene.yesterday();
        scene.today();
        return scene;
    }

    List<LoggedEvent> events() {
        return List.copyOf(events);
    }

    /// When the first, second ... event of a designation became known.
    Instant known(String id, int which) {
        return events.stream()
                .filter(event -> event.designationId().toString().equals(id))
                .skip(which - 1L)
                .findFirst()
                .orElseThrow()
                .times()
                .emittedAt();
    }

    private void threeWeeksAgo() {
        Instant at = today.minus(Duration.ofDays(20)).plus(Duration.ofHours(9));
        for (int i = 1; i <= FIRST_LIST; i++) {
            Designation entry = old(i);
            seal("ofac-sdn", "first", i, FIRST_LIST, new DesignationEvent.Listed(entry, true, List.of()), at, null);
        }
    }

    private static Designation old(int i) {
        return designation(
                "ofac-sdn",
                "us-ofac",
                Integer.toString(10000 + i),
                Subject.of(
                        SubjectType.ORGANISATION, List.of(primary("EXAMPLE TRADING " + i), alias("ETC NUMBER " + i))),
                i % 2 == 0 ? "SDGT" : "IFSR");
    }

    private void aWeekAgo() {
        Instant at = today.minus(Duration.ofDays(9)).plus(Duration.ofHours(16));
        one("us-state", new DesignationEvent.Announced(Action.DESIGNATE, announcedWorks(), List.of()), at, at);
    }

    private static Designation announcedWorks() {
        return new Designation(
                DesignationId.of("us-state", "2026-01-01-example-rocket-works"),
                1,
                "us-state",
                "2026-01-01-example-rocket-works",
                Status.ANNOUNCED,
                Subject.of(SubjectType.ORGANISATION, List.of(primary("Example Rocket Works"))),
                List.of("NPWMD"),
                List.of(new LegalBasis("E.O. 13382", "1(a)(ii)")),
                null,
                List.of(),
                null,
                null,
                List.of());
    }

    private void lately() {
        Instant announced = today.minus(Duration.ofDays(9)).plus(Duration.ofHours(16));
        Instant at = today.minus(Duration.ofDays(3)).plus(Duration.ofHours(15));
        Link confirms = new Link(
                Link.Rel.CONFIRMS, announcedWorks().id(), (long) FIRST_LIST + 1, 0.97, "the same name, the same order");
        one("ofac-sdn", new DesignationEvent.Listed(works(), false, List.of(confirms)), at, announced);
        one("ofac-sdn", new DesignationEvent.Listed(person(), false, List.of()), at.plusSeconds(1), null);
        one(
                "us-state",
                new DesignationEvent.Confirmed(
                        Action.DESIGNATE,
                        announcedWorks().withStatus(Status.CONFIRMED).withRevision(2),
                        List.of(new Link(Link.Rel.CONFIRMED_BY, works().id(), next(), 0.97))),
                at.plusSeconds(2),
                null);
        Instant edited = today.minus(Duration.ofDays(2)).plus(Duration.ofHours(11));
        Bulk bulk = new Bulk(
                "alike",
                12,
                next(),
                next() + 11,
                new Bulk.Edit(Field.REMARKS, "Secondary sanctions risk", "Section 2 risk"));
        for (int i = 4; i < 16; i++) {
            Designation before = old(i);
            Designation after = remarked(before, "Section 2 risk: see the notice.");
            seal(
                    "ofac-sdn",
                    "alike",
                    i - 3,
                    12,
                    new DesignationEvent.Amended(after, Difference.between(before, after), List.of(), bulk),
                    edited,
                    null);
        }
    }

    static Designation works() {
        return new Designation(
                DesignationId.parse(ROCKET_WORKS),
                1,
                "us-ofac",
                "70001",
                Status.LISTED,
                new Subject(
                        SubjectType.ORGANISATION,
                        List.of(
                                primary("EXAMPLE ROCKET WORKS"),
                                alias("SHARIKAT AL-MITHAL LIL-SAWARIKH"),
                                alias("شركة المثال للصواريخ"),
                                Name.of("ERW", NameQuality.WEAK),
                                Name.of("EXAMPLE FIREWORKS COMPANY", NameQuality.FORMER)),
                        List.of(
                                new Address(
                                        "No. 12, Second Sample Street, Industrial Zone",
                                        "Testabad",
                                        null,
                                        "12345",
                                        "IR"),
                                Address.in("AE")),
                        List.of(
                                Identifier.of("Registration Number", "EX-0001234", "IR"),
                                Identifier.of(
                                        "Digital Currency Address - XBT", "bc1qexampleexampleexampleexample", null)),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null),
                List.of("IFSR", "NPWMD"),
                List.of(new LegalBasis("E.O. 13382", "1(a)(ii)")),
                null,
                List.of("Blocking of property"),
                null,
                "Additional Sanctions Information - Subject to Secondary Sanctions. The company works in the second zone.",
                List.of(new Relation(Relation.LINKED_TO, "AL-MITHALI, Abd al-Rahman", PERSON)));
    }

    private static Designation person() {
        return new Designation(
                DesignationId.parse(PERSON),
                1,
                "us-ofac",
                "70002",
                Status.LISTED,
                new Subject(
                        SubjectType.PERSON,
                        List.of(
                                primary(
                                        "AL-MITHALI, Abd al-Rahman bin Namudhaj bin Abd al-Aziz al-Tajribi al-Muqaddam"),
                                alias("عبد الرحمن بن نموذج بن عبد العزيز التجريبي المثالي"),
                                alias("ИВАНОВ-ПРИМЕРОВ, Иван Образцович"),
                                Name.of("ABU MITHAL", NameQuality.WEAK)),
                        List.of(new Address(null, "Testabad", null, null, "IR")),
                        List.of(new Identifier(
                                "Passport", "X1234567", "IR", PartialDate.ofYear(2010), PartialDate.ofYear(2020))),
                        List.of(Birth.on(PartialDate.ofYear(1965).approximately()), Birth.in("Testabad, Iran")),
                        List.of("IR"),
                        List.of("Deputy director"),
                        "Male",
                        null),
                List.of("NPWMD"),
                List.of(),
                null,
                List.of(),
                null,
                null,
                List.of(new Relation(Relation.LINKED_TO, "EXAMPLE ROCKET WORKS", null)));
    }

    private void yesterday() {
        Instant at = today.minus(Duration.ofDays(1)).plus(Duration.ofHours(8));
        Designation taken = old(3);
        one(
                "ofac-sdn",
                new DesignationEvent.Delisted(taken.withRevision(2).withStatus(Status.DELISTED), List.of(), List.of()),
                at,
                null);
        one("un-sc", new DesignationEvent.Listed(late(), false, List.of()), at.plusSeconds(60), null);
        Designation old = designation(
                "un-sc",
                "un-sc",
                "QDi.907",
                Subject.of(SubjectType.PERSON, List.of(primary("NAMUDHAJ MITHALI"))),
                "Al-Qaida");
        one("un-sc", new DesignationEvent.Listed(old, false, List.of()), at.plusSeconds(61), null);
        Designation renumbered = designation("un-sc", "un-sc", "QDi.908", old.subject(), "Al-Qaida");
        one(
                "un-sc",
                new DesignationEvent.Rekeyed(
                        renumbered,
                        List.of(),
                        List.of(new Link(Link.Rel.REKEYED_FROM, old.id(), null, 0.95, "the same name"))),
                at.plusSeconds(7200),
                null);
        Subject same = new Subject(
                SubjectType.PERSON,
                List.of(primary("ABD AL-RAHMAN BIN NAMUDHAJ AL-MITHALI")),
                List.of(),
                List.of(Identifier.of("Passport", "X 1234567", "IR")),
                List.of(Birth.on(PartialDate.ofYear(1965))),
                List.of("IR"),
                List.of(),
                null,
                null);
        one(
                "un-sc",
                new DesignationEvent.Listed(designation("un-sc", "un-sc", "QDi.950", same, "1737"), false, List.of()),
                at.plusSeconds(7250),
                null);
        Subject ship = new Subject(
                SubjectType.VESSEL,
                List.of(primary("EXAMPLE STAR 7")),
                List.of(),
                List.of(Identifier.of("Vessel Registration Identification", "IMO 9999999", null)),
                List.of(),
                List.of(),
                List.of(),
                null,
                new VesselDetails("EX7", "Crude Oil Tanker", "PA", "Example Shipping Ltd", null, "60,000"));
        one(
                "ofac-sdn",
                new DesignationEvent.Listed(
                        designation("ofac-sdn", "us-ofac", "70003", ship, "IFSR"), false, List.of()),
                at.plusSeconds(7300),
                null);
    }

    private static Designation late() {
        return new Designation(
                DesignationId.parse(LATE),
                1,
                "un-sc",
                "QDe.901",
                Status.LISTED,
                Subject.of(SubjectType.ORGANISATION, List.of(primary("示例贸易行"), alias("SHILI MAOYI HANG"))),
                List.of("1737"),
                List.of(new LegalBasis("UNSCR 1737 (2006)", null)),
                LocalDate.of(2006, 12, 23),
                List.of("Asset freeze"),
                "Took part in the sample programme.",
                null,
                List.of());
    }

    private void today() {
        Instant at = Instant.now().minus(Duration.ofMinutes(40)).truncatedTo(ChronoUnit.MICROS);
        Designation before = works();
        Designation after = new Designation(
                before.id(),
                2,
                before.authority(),
                before.reference(),
                Status.LISTED,
                new Subject(
                        before.subject().type(),
                        List.of(
                                primary("EXAMPLE ROCKET WORKS"),
                                alias("SHARIKAT AL-MITHAL LIL-SAWARIKH"),
                                alias("شركة المثال للصواريخ"),
                                alias("示例火箭厂"),
                                Name.of("EXAMPLE FIREWORKS COMPANY", NameQuality.FORMER)),
                        before.subject().addresses(),
                        before.subject().identifiers(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null),
                before.programmes(),
                before.legalBases(),
                null,
                before.measures(),
                null,
                "Additional Sanctions Information - Subject to Secondary Sanctions. The company works in the third zone.",
                before.relations());
        one("ofac-sdn", new DesignationEvent.Amended(after, Difference.between(before, after), List.of()), at, null);
        one(
                "us-state",
                new DesignationEvent.Announced(
                        Action.DESIGNATE,
                        party(
                                ANNOUNCED,
                                "us-state",
                                Status.ANNOUNCED,
                                "Example Shipyard and Marine Industries Holding"),
                        List.of()),
                at.plusSeconds(600),
                at.plusSeconds(540));
        one(
                "us-state",
                new DesignationEvent.Lapsed(
                        Action.DESIGNATE,
                        party(
                                "us-state:2025-11-01-forgotten-example",
                                "us-state",
                                Status.ANNOUNCED,
                                "Forgotten Example LLC"),
                        List.of()),
                at.plusSeconds(700),
                null);
        one(
                "us-state",
                new DesignationEvent.Contradicted(
                        Action.DESIGNATE,
                        party(
                                "us-state:2025-12-01-other-example",
                                "us-state",
                                Status.CONTRADICTED,
                                "Other Example Company"),
                        List.of()),
                at.plusSeconds(800),
                null);
        for (int i = 20; i < 25; i++) {
            Designation known = old(i).withRevision(2);
            seal(
                    "ofac-sdn",
                    "richer",
                    i - 19,
                    5,
                    new DesignationEvent.Restated(known, List.of()),
                    at.plusSeconds(900),
                    null);
        }
    }

    private static Designation party(String id, String authority, Status status, String name) {
        DesignationId parsed = DesignationId.parse(id);
        return new Designation(
                parsed,
                1,
                authority,
                id.substring(id.indexOf(':') + 1),
                status,
                Subject.of(SubjectType.ORGANISATION, List.of(primary(name))),
                List.of("NPWMD"),
                List.of(new LegalBasis("E.O. 13382", null)),
                null,
                List.of(),
                null,
                null,
                List.of());
    }

    private static Designation designation(
            String source, String authority, String reference, Subject subject, String... programmes) {
        return Designation.listed(source, authority, reference, subject, List.of(programmes));
    }

    private static Designation remarked(Designation before, String remarks) {
        return new Designation(
                before.id(),
                before.revision() + 1,
                before.authority(),
                before.reference(),
                before.status(),
                before.subject(),
                before.programmes(),
                before.legalBases(),
                before.designatedOn(),
                before.measures(),
                before.reasons(),
                remarks,
                before.relations());
    }

    private static Name primary(String name) {
        return Name.of(name, NameQuality.PRIMARY);
    }

    private static Name alias(String name) {
        return Name.of(name, NameQuality.STRONG);
    }

    /// One more event, now, as if the topic had brought it.
    LoggedEvent goesOn(String reference, String name) {
        Designation entry = designation(
                "ofac-sdn", "us-ofac", reference, Subject.of(SubjectType.PERSON, List.of(primary(name))), "NPWMD");
        one("ofac-sdn", new DesignationEvent.Listed(entry, false, List.of()), Instant.now(), null);
        return events.getLast();
    }

    private void one(String source, DesignationEvent event, Instant at, @Nullable Instant announced) {
        seal(source, "run-" + next(), 1, 1, event, at, announced);
    }

    private void seal(
            String source,
            String run,
            int index,
            int size,
            DesignationEvent event,
            Instant at,
            @Nullable Instant announced) {
        Instant known = at.truncatedTo(ChronoUnit.MICROS);
        events.add(EventCodec.seal(
                LOG_ID,
                next(),
                events.isEmpty() ? Digest.GENESIS : events.getLast().digest(),
                source,
                new RunPosition(run, index, size),
                event,
                new EventTimes(announced, known.minusSeconds(300), known.minusSeconds(60), known),
                List.of(new Evidence(
                        "ab".repeat(32),
                        "https://authority.example/" + source,
                        "pub-" + run,
                        known.minusSeconds(60)))));
    }

    private long next() {
        return events.size() + 1L;
    }
}
