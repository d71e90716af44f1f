package io.tocsin.designation.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.Change;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.Difference;
import io.tocsin.designation.Field;
import io.tocsin.designation.SomeDesignations;
import io.tocsin.designation.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;

/// Events for tests: arbitrary ones of every kind, and whole logs of them (`@Domain(SomeEvents.class)`).
public class SomeEvents extends SomeDesignations {
    /// The log to which all of them belong.
    static final UUID LOG = UUID.fromString("5f0c0b9e-6f2e-4a53-9d3c-0a7b1f4e2c11");

    /// An event that has no number yet, with what sealing asks beside it.
    public record Unsealed(
            String source, RunPosition run, DesignationEvent event, EventTimes times, List<Evidence> evidence) {
        LoggedEvent seal(long sequence, Digest previous) {
            return EventCodec.seal(LOG, sequence, previous, source, run, event, times, evidence);
        }
    }

    /// A log from its first event on.
    public record Log(List<LoggedEvent> events) {
        List<String> texts() {
            return events.stream().map(LoggedEvent::json).toList();
        }

        Digest head() {
            return events.getLast().digest();
        }
    }

    /// The log that a list of events gives.
    public static Log log(List<Unsealed> unsealed) {
        List<LoggedEvent> events = new ArrayList<>();
        Digest previous = Digest.GENESIS;
        for (Unsealed event : unsealed) {
            events.add(event.seal(events.size() + 1L, previous));
            previous = events.getLast().digest();
        }
        return new Log(List.copyOf(events));
    }

    /// The first sight of a company on OFAC's list.
    public static Unsealed firstSightOf(Designation designation) {
        return new Unsealed(
                "ofac-sdn",
                new RunPosition("run-1", 1, 1),
                new DesignationEvent.Listed(designation, true, List.of()),
                new EventTimes(
                        null,
                        null,
                        Instant.parse("2024-12-18T15:04:05.123456789Z"),
                        Instant.parse("2024-12-18T15:04:06Z")),
                List.of(new Evidence("ab".repeat(32), null, null, Instant.parse("2024-12-18T15:04:05Z"))));
    }

    @Provide
    public Arbitrary<Log> logs() {
        return unsealed().list().ofMinSize(2).ofMaxSize(4).map(SomeEvents::log);
    }

    @Provide
    public Arbitrary<Unsealed> unsealed() {
        Arbitrary<RunPosition> runs = Combinators.combine(
                        text(), Arbitraries.integers().between(1, 9))
                .as((id, index) -> new RunPosition(id, index, 9));
        return Combinators.combine(
                        Arbitraries.of("ofac-sdn", "us-state", "press"),
                        runs,
                        events(),
                        times(),
                        evidence().list().ofMinSize(1).ofMaxSize(3))
                .as(Unsealed::new);
    }

    @Provide
    public Arbitrary<DesignationEvent> events() {
        return Combinators.combine(
                        Arbitraries.of(EventType.class),
                        Arbitraries.of(Action.class),
                        revisions(),
                        links().list().ofMaxSize(2),
                        ids(),
                        Arbitraries.of(true, false))
                .as(SomeEvents::event);
    }

    private static DesignationEvent event(
            EventType type, Action action, Revised revised, List<Link> links, DesignationId old, boolean flag) {
        Designation after = revised.after().withStatus(statusAfter(type, revised.after()));
        List<Change> changes = Difference.between(revised.before(), after);
        return switch (type) {
            case ANNOUNCED -> new DesignationEvent.Announced(action, after, links);
            case CONFIRMED -> new DesignationEvent.Confirmed(action, after, links);
            case CONTRADICTED -> new DesignationEvent.Contradicted(action, after, links);
            case LAPSED -> new DesignationEvent.Lapsed(action, after, links);
            case WITHDRAWN -> new DesignationEvent.Withdrawn(action, after, links);
            case REPORTED -> new DesignationEvent.Reported(action, after, links);
            case LISTED -> new DesignationEvent.Listed(after, flag, links);
            case AMENDED -> amended(after, changes, links, flag);
            case DELISTED -> new DesignationEvent.Delisted(after, changes, links);
            case REKEYED ->
                new DesignationEvent.Rekeyed(
                        after,
                        changes,
                        List.of(new Link(Link.Rel.REKEYED_FROM, old, null, 1, flag ? "the same name" : null)));
            case RESTATED -> new DesignationEvent.Restated(after, changes);
        };
    }

    private static Status statusAfter(EventType type, Designation after) {
        return switch (type) {
            case ANNOUNCED, LAPSED -> Status.ANNOUNCED;
            case CONFIRMED -> Status.CONFIRMED;
            case CONTRADICTED -> Status.CONTRADICTED;
            case WITHDRAWN -> Status.WITHDRAWN;
            case REPORTED -> Status.REPORTED;
            case LISTED, AMENDED, REKEYED -> Status.LISTED;
            case DELISTED -> Status.DELISTED;
            case RESTATED -> after.status();
        };
    }

    private static DesignationEvent amended(Designation after, List<Change> changes, List<Link> links, boolean inBulk) {
        ObjectNode other = DesignationJson.tree(after).put("remarks", "Said before");
        List<Change> atLeastOne =
                changes.isEmpty() ? Difference.between(DesignationJson.designation(other), after) : changes;
        Bulk bulk = new Bulk("bulk-1", 120, 17, 150, new Bulk.Edit(Field.REMARKS, "Said before", null));
        return new DesignationEvent.Amended(after, atLeastOne, links, inBulk ? bulk : null);
    }

    private Arbitrary<Link> links() {
        Arbitrary<Double> scores = Arbitraries.oneOf(
                Arbitraries.of(1.0, 0.5, 0.1, 1e-7, Double.MIN_VALUE, 0.875),
                Arbitraries.doubles().between(0, false, 1, true).ofScale(9));
        Arbitrary<Long> sequences = Arbitraries.longs().between(1, 1L << 53);
        return Combinators.combine(Arbitraries.of(Link.Rel.class), ids(), maybe(sequences), scores)
                .as(Link::new);
    }

    private static Arbitrary<EventTimes> times() {
        return Combinators.combine(maybe(instants()), maybe(instants()), instants(), instants())
                .as(EventTimes::new);
    }

    private static Arbitrary<Evidence> evidence() {
        Arbitrary<String> sha256 =
                Arbitraries.strings().withChars("0123456789abcdef").ofLength(64);
        return Combinators.combine(sha256, maybe(text()), maybe(text()), instants())
                .as(Evidence::new);
    }

    /// With nanoseconds, which the log does not keep.
    private static Arbitrary<Instant> instants() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 4_102_444_800L),
                        Arbitraries.longs().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }
}
