package io.tocsin.local.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.local.terminal.Line;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WireLinesTest {
    private final SampleEvents events = new SampleEvents();
    private final WireLines wire = new WireLines(ZoneOffset.UTC);

    @Test
    void anEventIsOneLineWithTimeSequenceTypeSourceNameAndProgrammes() {
        assertThat(wire.of(events.listed("52053", "ROCKSIDE ENTERPRISE")))
                .extracting(Line::plain)
                .containsExactly("17:00:01.250      #1  listed        ofac-sdn   ROCKSIDE ENTERPRISE  [IFSR] [NPWMD]");
    }

    @Test
    void aBaselineIsSummedIntoOneLine() {
        List<String> lines = IntStream.rangeClosed(1, 1200)
                .mapToObj(i -> wire.of(events.baseline("ref-" + i, i, 1200)))
                .flatMap(List::stream)
                .map(Line::plain)
                .toList();

        assertThat(lines)
                .containsExactly("17:00:01.250   #1200  baseline      ofac-sdn   1,200 listed"
                        + "  (#1 to #1200: known before, no news)");
    }

    @Test
    void anEventInTheMiddleOfABaselineIsShownAfterTheSumSoFar() {
        wire.of(events.baseline("a", 1, 3));
        wire.of(events.baseline("b", 2, 3));

        List<Line> lines = wire.of(events.announced("x", "Rockside Enterprise"));

        assertThat(lines).extracting(Line::plain).hasSize(2);
        assertThat(lines.getFirst().plain()).contains("2 listed", "#1 to #2");
        assertThat(lines.getLast().plain()).contains("#3", "announced", "us-state", "Rockside Enterprise");
    }

    @Test
    void aBaselineThatStopsHalfwayIsShownWhenAsked() {
        wire.of(events.baseline("a", 1, 3));

        assertThat(wire.flush())
                .extracting(Line::plain)
                .singleElement()
                .asString()
                .contains("1 listed", "(#1:");
        assertThat(wire.flush()).isEmpty();
    }

    @Test
    void aNameCannotSteerTheTerminal() {
        Line line = wire.of(events.listed("1", "EVIL\u001b[2J\u202eNAME\u0007")).getFirst();

        assertThat(line.plain()).contains("EVIL?[2J?NAME?").doesNotContain("\u001b");
    }
}
