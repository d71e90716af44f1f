package io.tocsin.notify.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tocsin.designation.Designation;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.Significance;
import io.tocsin.designation.Subject;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.Digest;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.event.EventTimes;
import io.tocsin.designation.event.Evidence;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.event.RunPosition;
import io.tocsin.notify.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    /// The bound on the time, and what a machine with other work may add.
    private static final Duration BOUND = Duration.ofSeconds(10);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event.type == 'designation.listed'",
                "event.designation.programmes.exists(p, p.startsWith('NPW'))",
                "event.designation.programmes.exists(p, p.startsWith('NPW')) && event.designation.subject.type == 'organisation'",
                "'NPWMD' in event.designation.programmes",
                "event.source in ['ofac-sdn', 'un-sc']",
                "event.designation.subject.names.all(n, n.name.matches('^EXAMPLE [A-Z]+ [0-9]+$'))",
                "event.designation.subject.addresses.exists_one(a, a.country == 'IR')",
                "size(event.designation.subject.names) == 1",
                "event.designation.revision < 2",
                "timestamp(event.times.emittedAt) > timestamp('2024-12-31T00:00:00Z')",
                "event.changes.exists(c, c.field == 'programmes') || !event.baseline",
                "event.designation.id == 'ofac-sdn:7' ? true : false",
            })
    void whatIsTrueIsWanted(String text) {
        assertThat(ask(text)).isEqualTo(new Decision.Wanted());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event.baseline",
                "event.designation.programmes.exists(p, p == 'SDGT')",
                "event.designation.subject.vessel.flag == 'IR'",
                "event.designation.subject.addresses.exists(a, a.city == 'Exampleville')",
                "has(event.designation.subject.vessel)",
                "has(event.designation.remarks)",
                "event.designation.remarks != null",
                "has(event.changes)",
                "event.designation.subject.births.exists(b, has(b.date))",
                "event.bulk.size > 100 && false",
            })
    void whatIsFalseIsNotAndWhatAnEventLacksIsNullAndNoError(String text) {
        assertThat(ask(text)).isEqualTo(new Decision.Unwanted());
    }

    @Test
    void whatIsPresentIs() {
        assertThat(ask("has(event.designation.programmes) && has(event.source)"))
                .isEqualTo(new Decision.Wanted());
    }

    @Test
    void valuesOfAChangeAreReadAsTheyAre() {
        LoggedEvent amended = logged(Events.amended("7", Significance.MATERIAL));
        assertThat(ask("event.changes.exists(c, c.before == 'before' && c.significance == 'material')", amended))
                .isEqualTo(new Decision.Wanted());
    }

    @Test
    void aSlipIsFoundWhenItIsWrittenWithItsPlace() {
        refused("event.designation.programs.exists(p, true)", "line 1, column 18", "programs");
        refused("event.sourc == 'un-sc'", "column 6", "sourc");
        refused("event.type = 'designation.listed'", "line 1");
        refused("event.designation\n  .programmes.exists(p, p.startWith('X'))", "line 2", "startWith");
        refused("event.source == 7", "column 14");
        refused("evnt.type == 'x'", "evnt");
        refused("event.source", "bool");
        refused("x".repeat(Expression.MAX_LENGTH + 1), "2001");
    }

    @Test
    void nothingIsMadeByAnExpression() {
        refused("'a' + 'b' == 'ab'", "_+_");
        refused("[1] + [2] == [1, 2]", "_+_");
        refused("[[1]] == [[1]]", "list cannot stand in a list");
        refused("{'a': 1} == {'a': 1}", "maps");
        refused("[1, 2].map(x, x) == [1, 2]", "map");
        refused("event.source.matches(event.type)", "written out");
        refused("event.source.matches('((((((a{1,9}){1,9}){1,9}){1,9}){1,9}){1,9}){1,9}')", "too large");
        refused("event.source.matches('a{9}{99}{99}{99}')", "too large");
        refused("event.source.matches('(unclosed')", "line 1, column 21", "cannot be read");
        refused("[1].exists(a, [1].exists(b, [1].exists(c, [1].exists(d, true))))", "nest 3 deep");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event.designation.subject.names.all(a, event.designation.subject.names.all(b, event.designation.subject.names.all(c, a.name.size() + b.name.size() + c.name.size() > 0)))",
                "event.designation.subject.names.all(a, event.designation.subject.names.all(b, event == event && a == a && b == b))",
                "event.designation.subject.names.all(a, a.name.matches('(x+x+)+y|(.*.*.*)*z|^(a|aa)+$') || true)",
                "event.designation.subject.names.all(a, a.name.matches('(.{0,30}){0,10}b') || true)",
            })
    void hostileExpressionsEndInTimeAndTheEventIsSent(String text) {
        Expression expression = Expression.of(text);
        Offered huge = new Offered(logged(new DesignationEvent.Listed(huge(), false, List.of())));
        expression.check();

        long began = System.nanoTime();
        Decision decision = expression.ask(huge);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(BOUND);
        assertThat(decision.sends()).isTrue();
    }

    @Test
    void deepNestingIsRefusedAndEndsNobody() {
        refused("(".repeat(900) + "true" + ")".repeat(900), "line 1");
        refused("!".repeat(1990) + "event", "");
        refused("event" + "[0]".repeat(600), "");
        refused("true?".repeat(300) + "true" + ":true".repeat(300), "");
    }

    @Test
    void whatIsBrokenOffAgainAndAgainIsAskedNoMore() {
        Expression expression = Expression.of("event.designation.subject.names.all(a,"
                + " event.designation.subject.names.all(b, event.designation.subject.names.all(c, true)))");
        Offered huge = new Offered(logged(new DesignationEvent.Listed(huge(), false, List.of())));
        for (int i = 0; i < Expression.MAX_BROKEN_OFF; i++) {
            assertThat(reason(expression.ask(huge))).contains("broken off after");
        }

        Decision decision = expression.ask(new Offered(logged(Events.listed("7"))));

        assertThat(reason(decision)).contains("asked no more");
        assertThat(decision.sends()).isTrue();
    }

    @Test
    void whatFailsOnAnEventIsUndecidedAndSent() {
        assertThat(ask("event.designation.programmes[3] == 'NPWMD'").sends()).isTrue();
        assertThat(reason(ask("event.designation.programmes[3] == 'NPWMD'"))).isNotBlank();
        assertThat(reason(ask("1 / (event.designation.revision - 1) > 0"))).contains("zero");
        assertThat(reason(ask("event.designation.remarks.startsWith('x')"))).isNotBlank();
        assertThat(reason(Expression.of("no longer understood(").ask(new Offered(logged(Events.listed("7"))))))
                .contains("line 1");
    }

    @Property(tries = 500)
    void whateverIsWrittenIsRefusedOrAnswered(@ForAll @StringLength(max = 60) String text) {
        assertThat(ask(text)).isNotNull();
    }

    private static void refused(String text, String... words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expression.of(text).check())
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(words));
    }

    private static String reason(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Undecided.class);
        return ((Decision.Undecided) decision).reason();
    }

    private static Decision ask(String text) {
        return ask(text, logged(Events.listed("7")));
    }

    private static Decision ask(String text, LoggedEvent event) {
        return Expression.of(text).ask(new Offered(event));
    }

    private static Designation huge() {
        Subject subject = new Subject(
                SubjectType.ORGANISATION,
                IntStream.range(0, 1500)
                        .mapToObj(i -> Name.of("x".repeat(400) + i, NameQuality.STRONG))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
        return Designation.listed("ofac-sdn", "us-ofac", "7", subject, List.of());
    }

    private static LoggedEvent logged(DesignationEvent event) {
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
