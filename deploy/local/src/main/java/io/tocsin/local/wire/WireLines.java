package io.tocsin.local.wire;

import io.tocsin.designation.Designation;
import io.tocsin.designation.event.EventType;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.local.terminal.Ink;
import io.tocsin.local.terminal.Line;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns events into lines: time, sequence, type, source, name, programmes. What a source had before Tocsin
/// looked is summed up, a line for each run: nobody reads 19,000 lines.
public final class WireLines {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final String COLUMNS = "%-12s  %-9s";

    private final ZoneId zone;
    private @Nullable Sum sum;

    /// @param zone of the person at the terminal
    public WireLines(ZoneId zone) {
        this.zone = zone;
    }

    /// The lines that the event makes ready to be shown; none while a sum grows.
    public List<Line> of(LoggedEvent event) {
        List<Line> lines = new ArrayList<>();
        if (sum != null && !sum.takes(event)) {
            lines.addAll(flush());
        }
        if (!event.event().baseline()) {
            lines.add(line(event));
            return lines;
        }
        sum = sum == null ? Sum.of(event) : sum.plus(event);
        if (event.run().index() == event.run().size()) {
            lines.addAll(flush());
        }
        return lines;
    }

    /// The sum so far, where one is growing; called when nothing more comes for a while.
    public List<Line> flush() {
        if (sum == null) {
            return List.of();
        }
        Line line = line(sum);
        sum = null;
        return List.of(line);
    }

    private Line line(LoggedEvent event) {
        Designation designation = event.event().designation();
        EventType type = event.event().type();
        Line line = Line.of(Ink.FAINT, time(event.times().emittedAt()))
                .and(Ink.FAINT, "%6s".formatted("#" + event.sequence()))
                .and(ink(type), COLUMNS.formatted(word(type), event.source()))
                .and(Ink.STRONG, Line.shortened(designation.subject().primaryName()));
        return designation.programmes().isEmpty()
                ? line
                : line.and(Ink.PLAIN, "[" + String.join("] [", designation.programmes()) + "]");
    }

    private Line line(Sum sum) {
        String numbers =
                sum.first() == sum.last() ? "#" + sum.first() : "#%d to #%d".formatted(sum.first(), sum.last());
        return Line.of(Ink.FAINT, time(sum.at()))
                .and(Ink.FAINT, "%6s".formatted("#" + sum.last()))
                .and(Ink.FAINT, COLUMNS.formatted("baseline", sum.source()))
                .and(Ink.STRONG, "%,d %s".formatted(sum.count(), word(sum.type())))
                .and(Ink.FAINT, "(%s: known before, no news)".formatted(numbers));
    }

    private String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }

    private static String word(EventType type) {
        return type.wireName().substring(type.wireName().indexOf('.') + 1);
    }

    private static Ink ink(EventType type) {
        return switch (type) {
            case ANNOUNCED, LISTED -> Ink.RED;
            case CONFIRMED -> Ink.GREEN;
            case CONTRADICTED, LAPSED, AMENDED, REKEYED, REPORTED -> Ink.YELLOW;
            case DELISTED, WITHDRAWN -> Ink.BLUE;
            case RESTATED -> Ink.FAINT;
        };
    }

    /// Baseline events of one run and type, one after the other.
    private record Sum(String run, EventType type, String source, int count, long first, long last, Instant at) {
        static Sum of(LoggedEvent event) {
            return new Sum(
                    event.run().id(),
                    event.event().type(),
                    event.source(),
                    1,
                    event.sequence(),
                    event.sequence(),
                    event.times().emittedAt());
        }

        boolean takes(LoggedEvent event) {
            return event.event().baseline()
                    && event.run().id().equals(run)
                    && event.event().type() == type;
        }

        Sum plus(LoggedEvent event) {
            return new Sum(
                    run,
                    type,
                    source,
                    count + 1,
                    first,
                    event.sequence(),
                    event.times().emittedAt());
        }
    }
}
