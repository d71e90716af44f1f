package io.tocsin.notify.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tocsin.designation.Significance;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.Digest;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.event.EventTimes;
import io.tocsin.designation.event.EventType;
import io.tocsin.designation.event.Evidence;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.event.RunPosition;
import io.tocsin.designation.operation.NumberedOperation;
import io.tocsin.designation.operation.Operation;
import io.tocsin.designation.operation.OperationType;
import io.tocsin.notify.Events;
import io.tocsin.notify.expression.Expression;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EventFilterTest {

    @Test
    void theEmptyFilterTakesAllNewsMinorOnesIncluded() {
        EventFilter all = filter("{}");
        assertThat(all.matches(logged(Events.listed("1")))).isTrue();
        assertThat(all.matches(logged(Events.delisted("1")))).isTrue();
        assertThat(all.matches(logged(Events.amended("1", Significance.MINOR)))).isTrue();
        assertThat(all.matches(logged(Events.baseline("1")))).isFalse();
        assertThat(all.matches(logged(Events.restated("1")))).isFalse();
        assertThat(all.matches(logged(Events.reported("1")))).isFalse();
    }

    @Test
    void baselineAddsBaselineListingsButNoRestatement() {
        EventFilter baseline = filter("{\"baseline\": true}");
        assertThat(baseline.matches(logged(Events.baseline("1")))).isTrue();
        assertThat(baseline.matches(logged(Events.listed("1")))).isTrue();
        assertThat(baseline.matches(logged(Events.restated("1")))).isFalse();
        assertThat(baseline.matches(logged(Events.reported("1")))).isFalse();
    }

    @Test
    void restatedAndReportedComeWhereTheyAreNamed() {
        EventFilter named = filter("{\"types\": [\"designation.restated\", \"designation.reported\"]}");
        assertThat(named.matches(logged(Events.restated("1")))).isTrue();
        assertThat(named.matches(logged(Events.reported("1")))).isTrue();
        assertThat(named.matches(logged(Events.listed("1")))).isFalse();
    }

    @Test
    void materialLeavesOutWhatIsMinor() {
        EventFilter material = filter("{\"significance\": \"material\"}");
        assertThat(material.matches(logged(Events.amended("1", Significance.MATERIAL))))
                .isTrue();
        assertThat(material.matches(logged(Events.amended("1", Significance.MINOR))))
                .isFalse();
        assertThat(material.matches(logged(Events.listed("1")))).isTrue();
    }

    @Test
    void aCountryMayBeGivenByItsName() {
        assertThat(filter("{\"countries\": [\"Iran\"]}").matches(logged(Events.listed("1"))))
                .isTrue();
        assertThat(filter("{\"countries\": [\"IR\", \"CU\"]}").matches(logged(Events.listed("1"))))
                .isTrue();
        assertThat(filter("{\"countries\": [\"CU\"]}").matches(logged(Events.listed("1"))))
                .isFalse();
    }

    @Test
    void whatIsUnknownIsQuoted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> filter("{\"types\": [\"designation.lisped\"]}"))
                .withMessageContaining("\"designation.lisped\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> filter("{\"programs\": [\"NPWMD\"]}"))
                .withMessageContaining("\"programs\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> filter("{\"subjectTypes\": [\"ship\"]}"))
                .withMessageContaining("\"ship\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> filter("{\"significance\": \"high\"}"))
                .withMessageContaining("\"high\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> filter("{\"sources\": \"ofac-sdn\"}"))
                .withMessageContaining("\"sources\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> filter("{\"baseline\": \"yes\"}"))
                .withMessageContaining("\"yes\"");
    }

    @Test
    void operationsComeOnlyToWhomAsksForThem() {
        NumberedOperation stale = operation(new Operation.Stale("un-sc", 3600, null, null, null));
        NumberedOperation heartbeat = operation(new Operation.Heartbeat(0, "0".repeat(64), List.of()));
        assertThat(filter("{}").matches(stale)).isFalse();
        assertThat(filter("{\"types\": [\"designation.*\"]}").matches(stale)).isFalse();
        assertThat(filter("{\"types\": [\"source.stale\"]}").matches(stale)).isTrue();
        assertThat(filter("{\"types\": [\"source.stale\"]}").matches(heartbeat)).isFalse();
        assertThat(filter("{\"types\": [\"source.*\"]}").matches(stale)).isTrue();
        assertThat(filter("{\"types\": [\"source.*\"], \"sources\": [\"ofac-sdn\"]}")
                        .matches(stale))
                .isFalse();
        assertThat(filter("{\"types\": [\"source.*\"], \"sources\": [\"ofac-sdn\"]}")
                        .matches(heartbeat))
                .as("it is about every source")
                .isTrue();
    }

    @Test
    void whoAsksForOperationsAloneGetsNoEvents() {
        assertThat(filter("{\"types\": [\"source.*\"]}").matches(logged(Events.listed("1"))))
                .isFalse();
        EventFilter both = filter("{\"types\": [\"designation.*\", \"source.heartbeat\"]}");
        assertThat(both.matches(logged(Events.listed("1")))).isTrue();
        assertThat(both.matches(logged(Events.restated("1")))).isFalse();
    }

    private static NumberedOperation operation(Operation operation) {
        return NumberedOperation.of(new UUID(1, 1), 1, operation, Instant.EPOCH);
    }

    @Property(tries = 300)
    void aFilterReadsBackAsItWasWritten(@ForAll("filters") EventFilter filter) {
        assertThat(FilterJson.stored(FilterJson.write(filter))).isEqualTo(filter);
    }

    @Property(tries = 300)
    void anotherCriterionNeverLetsMoreThrough(
            @ForAll("filters") EventFilter filter, @ForAll("events") LoggedEvent event) {
        EventFilter narrower = new EventFilter(
                filter.types(),
                filter.sources(),
                filter.programmes(),
                filter.countries(),
                filter.subjectTypes(),
                Significance.MATERIAL,
                filter.baseline(),
                filter.expression());
        if (narrower.matches(event)) {
            assertThat(filter.matches(event)).isTrue();
        }
    }

    @Property(tries = 300)
    void aFilterTakesWhatOneOfItsValuesAloneWouldTake(
            @ForAll("filters") EventFilter filter, @ForAll("events") LoggedEvent event) {
        boolean any = filter.programmes().isEmpty()
                ? filter.matches(event)
                : filter.programmes().stream()
                        .anyMatch(programme ->
                                withProgrammes(filter, List.of(programme)).matches(event));
        assertThat(filter.matches(event)).isEqualTo(any);
    }

    @Property(tries = 300)
    void nothingIsTakenThatHasNotTheNamedSource(
            @ForAll("filters") EventFilter filter, @ForAll("events") LoggedEvent event) {
        if (filter.matches(event) && !filter.sources().isEmpty()) {
            assertThat(filter.sources()).contains(event.source());
        }
    }

    @Provide
    Arbitrary<EventFilter> filters() {
        return Combinators.combine(
                        types(),
                        Arbitraries.of("ofac-sdn", "un-sc").list().ofMaxSize(2),
                        Arbitraries.of("NPWMD", "IFSR", "SDGT").list().ofMaxSize(3),
                        Arbitraries.of("IR", "CU", "RU").list().ofMaxSize(2),
                        Arbitraries.of(SubjectType.class).list().ofMaxSize(2),
                        Arbitraries.of(Significance.class),
                        Arbitraries.of(true, false),
                        Arbitraries.of("event.source == 'un-sc'", "'NPWMD' in event.designation.programmes")
                                .map(Expression::of)
                                .injectNull(0.5))
                .as(EventFilter::new);
    }

    private static Arbitrary<WantedTypes> types() {
        return Arbitraries.of(Stream.of(
                                Arrays.stream(EventType.values()).map(EventType::wireName),
                                Arrays.stream(OperationType.values()).map(OperationType::wireName),
                                Stream.of("designation.*", "source.*"))
                        .flatMap(names -> names)
                        .toList())
                .list()
                .ofMaxSize(3)
                .map(WantedTypes::new);
    }

    @Provide
    Arbitrary<LoggedEvent> events() {
        return Arbitraries.of(
                        Events.listed("1"),
                        Events.baseline("2"),
                        Events.amended("3", Significance.MATERIAL),
                        Events.amended("4", Significance.MINOR),
                        Events.restated("5"),
                        Events.reported("6"),
                        Events.delisted("7"))
                .map(EventFilterTest::logged);
    }

    private static EventFilter withProgrammes(EventFilter filter, List<String> programmes) {
        return new EventFilter(
                filter.types(),
                filter.sources(),
                programmes,
                filter.countries(),
                filter.subjectTypes(),
                filter.significance(),
                filter.baseline(),
                filter.expression());
    }

    private static EventFilter filter(String json) {
        try {
            return FilterJson.read(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static LoggedEvent logged(DesignationEvent event) {
        Instant now = Instant.parse("2025-01-01T00:00:00Z");
        return EventCodec.seal(
                new UUID(1, 1),
                1,
                Digest.GENESIS,
                event.designation().source(),
                new RunPosition("test", 1, 1),
                event,
                new EventTimes(null, null, now, now),
                List.of(new Evidence("0".repeat(64), null, null, now)));
    }
}
