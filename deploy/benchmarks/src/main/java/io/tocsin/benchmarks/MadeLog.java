package io.tocsin.benchmarks;

import io.tocsin.designation.Address;
import io.tocsin.designation.Birth;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.Difference;
import io.tocsin.designation.Identifier;
import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.Name;
import io.tocsin.designation.PartialDate;
import io.tocsin.designation.Status;
import io.tocsin.designation.Subject;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.Digest;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.event.EventTimes;
import io.tocsin.designation.event.Evidence;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.event.RunPosition;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

/// A log of invented parties on the lists of four authorities, the same one each time. First every party
/// is listed; then, round after round, every entry is amended; in the last round each fifth is taken off.
/// An event has about 2 kB, as those of the real lists have.
///
/// @param parties how many designations
/// @param events how many events, no less
record MadeLog(int parties, int events) {
    /// How large the logs of the benchmarks are.
    static final int SIZE = Integer.getInteger("tocsin.benchmarks.size", 100_000);

    static final Instant BEGINNING = Instant.parse("2022-01-03T08:00:00Z");
    private static final UUID LOG_ID = UUID.fromString("5f7e2a10-94d6-4e5b-8a57-3c1f0d2b6e90");
    private static final Duration BETWEEN_EVENTS = Duration.ofSeconds(90);
    private static final int DELISTED_ONE_IN = 5;

    /// Has no factor in common with a round number: steps of it come by every party.
    private static final long STRIDE = 7919;

    private static final List<String> SOURCES = List.of("ofac-sdn", "un-sc", "uk-sl", "eu-fsf");
    private static final List<String> AUTHORITIES = List.of("us-ofac", "un-sc", "uk", "eu");
    private static final List<String> COUNTRIES =
            List.of("RU", "IR", "SY", "KP", "CN", "AE", "TR", "BY", "MM", "VE", "LB", "IQ", "PK", "YE", "CY", "HK");
    private static final List<String> PROGRAMMES = List.of(
            "SDGT", "NPWMD", "IFSR", "RUSSIA-EO14024", "UKRAINE-EO13661", "DPRK3", "IRAN", "SYRIA", "GLOMAG", "CYBER2");

    MadeLog {
        if (events < parties) {
            throw new IllegalArgumentException(events + " events do not list " + parties + " parties");
        }
    }

    /// Writes the log from its first event to its last.
    void writeTo(Consumer<LoggedEvent> reader) {
        iterator().forEachRemaining(reader);
    }

    /// The log from its first event to its last, each made when it is asked for.
    Iterator<LoggedEvent> iterator() {
        return new Iterator<>() {
            private int made;
            private Digest previous = Digest.GENESIS;

            @Override
            public boolean hasNext() {
                return made < events;
            }

            @Override
            public LoggedEvent next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("the log ends with event " + events);
                }
                LoggedEvent event = seal(made + 1, previous, event(made));
                made++;
                previous = event.digest();
                return event;
            }
        };
    }

    /// The id of one of the parties.
    DesignationId id(int party) {
        return DesignationId.of(SOURCES.get(party % SOURCES.size()), reference(party));
    }

    /// A name of one of the parties, as its first revision has it.
    String name(int party, int which) {
        List<Name> names = designation(party, 1).subject().names();
        return names.get(which % names.size()).name();
    }

    /// The last moment of the log.
    Instant end() {
        return emittedAt(events);
    }

    private DesignationEvent event(int n) {
        int round = n / parties;
        int party = (int) (n * STRIDE % parties);
        Designation after = designation(party, round + 1);
        if (round == 0) {
            return new DesignationEvent.Listed(after, false, List.of());
        }
        Designation before = designation(party, round);
        boolean last = round == (events - 1) / parties;
        if (last && n % DELISTED_ONE_IN == 0) {
            Designation gone = before.withRevision(round + 1).withStatus(Status.DELISTED);
            return new DesignationEvent.Delisted(gone, Difference.between(before, gone), List.of());
        }
        return new DesignationEvent.Amended(after, Difference.between(before, after), List.of());
    }

    private static LoggedEvent seal(long sequence, Digest previous, DesignationEvent event) {
        Instant emitted = emittedAt(sequence);
        Instant observed = emitted.minusSeconds(4);
        String source = event.designation().source();
        String sha256 = previous.hex();
        return EventCodec.seal(
                LOG_ID,
                sequence,
                previous,
                source,
                new RunPosition(new UUID(7, sequence).toString(), 1, 1),
                event,
                new EventTimes(null, observed.minusSeconds(600), observed, emitted),
                List.of(new Evidence(
                        sha256,
                        "https://lists.example/" + source + "/" + sequence + ".xml",
                        Long.toString(sequence),
                        observed)));
    }

    private static Instant emittedAt(long sequence) {
        return BEGINNING.plus(BETWEEN_EVENTS.multipliedBy(sequence));
    }

    /// A party as its entry stands in a revision; each revision adds an alias or an address and says so.
    private static Designation designation(int party, int revision) {
        Random random = new Random(party);
        SubjectType type = switch (random.nextInt(10)) {
            case 0, 1, 2, 3, 4 -> SubjectType.PERSON;
            case 5 -> SubjectType.VESSEL;
            default -> SubjectType.ORGANISATION;
        };
        String country = one(COUNTRIES, random);
        int aliases = 2 + random.nextInt(5) + revision / 2;
        int addresses = 1 + random.nextInt(3) + (revision - 1) / 2;
        Subject subject = new Subject(
                type,
                MadeNames.of(type, random, aliases),
                addresses(country, new Random(party + 1L), addresses),
                identifiers(country, random),
                type == SubjectType.PERSON ? List.of(birth(random)) : List.of(),
                type == SubjectType.PERSON ? List.of(country) : List.of(),
                List.of(),
                type == SubjectType.PERSON ? "Male" : null,
                null);
        LocalDate act = LocalDate.of(2006 + random.nextInt(16), 1 + random.nextInt(12), 1 + random.nextInt(28));
        return new Designation(
                DesignationId.of(SOURCES.get(party % SOURCES.size()), reference(party)),
                revision,
                AUTHORITIES.get(party % AUTHORITIES.size()),
                reference(party),
                Status.LISTED,
                subject,
                List.of(one(PROGRAMMES, random)),
                List.of(new LegalBasis("E.O. 1" + (3000 + random.nextInt(1200)), "1(a)(ii)")),
                act,
                List.of("Asset freeze"),
                null,
                "Entry " + reference(party) + ", checked " + revision + " times; secondary sanctions risk is noted.",
                List.of());
    }

    private static String reference(int party) {
        return Integer.toString(10_000 + party);
    }

    private static List<Address> addresses(String country, Random random, int count) {
        List<Address> addresses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            addresses.add(new Address(
                    (1 + random.nextInt(200)) + " " + MadeNames.word(random) + " Street, Floor " + random.nextInt(30),
                    MadeNames.word(random),
                    null,
                    Integer.toString(10_000 + random.nextInt(90_000)),
                    country));
        }
        return addresses;
    }

    private static List<Identifier> identifiers(String country, Random random) {
        return List.of(
                Identifier.of("Passport", "P" + (1_000_000 + random.nextInt(9_000_000)), country),
                Identifier.of("Tax ID No.", Integer.toString(100_000_000 + random.nextInt(900_000_000)), country));
    }

    private static Birth birth(Random random) {
        LocalDate day = LocalDate.of(1940 + random.nextInt(60), 1 + random.nextInt(12), 1 + random.nextInt(28));
        return new Birth(PartialDate.of(day), MadeNames.word(random));
    }

    private static String one(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
