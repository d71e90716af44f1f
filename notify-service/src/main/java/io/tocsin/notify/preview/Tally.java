package io.tocsin.notify.preview;

import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.event.Bulk;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.operation.NumberedOperation;
import io.tocsin.notify.expression.Decision;
import io.tocsin.notify.expression.Offered;
import io.tocsin.notify.subscription.EventFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Counts what a filter takes of what it is shown, in the order of the log. Its memory is that of the
/// items shown and one key for each group of many amendments alike.
final class Tally {
    private final EventFilter filter;
    private final int shown;
    private final Set<String> told = new HashSet<>();
    private final Map<String, Long> bySource = new TreeMap<>();
    private final Map<String, Long> byType = new TreeMap<>();
    private final Map<LocalDate, Long> perDay = new TreeMap<>();
    private final Deque<Preview.Item> events = new ArrayDeque<>();
    private final Deque<Preview.Item> operations = new ArrayDeque<>();
    private long total;
    private long scanned;
    private long filterErrors;
    private @Nullable String filterError;

    Tally(EventFilter filter, int shown) {
        this.filter = filter;
        this.shown = shown;
    }

    void offer(LoggedEvent event) {
        scanned++;
        Decision decision = filter.decide(new Offered(event));
        if (!decision.sends() || !isNews(event)) {
            return;
        }
        if (decision instanceof Decision.Undecided undecided) {
            filterErrors++;
            filterError = undecided.reason();
        }
        count(
                events,
                new Preview.Item(
                        event.sequence(),
                        event.event().type().wireName(),
                        event.source(),
                        event.designationId().toString(),
                        name(event),
                        event.times().emittedAt()));
    }

    void offer(NumberedOperation operation) {
        scanned++;
        if (filter.matches(operation)) {
            count(
                    operations,
                    new Preview.Item(
                            null, operation.type().wireName(), operation.source(), null, null, operation.at()));
        }
    }

    Preview preview(Instant since, boolean complete) {
        List<Preview.Item> newest = Stream.concat(events.stream(), operations.stream())
                .sorted(Comparator.comparing(Preview.Item::timestamp)
                        .thenComparing(Preview.Item::sequence, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .reversed())
                .limit(shown)
                .toList();
        return new Preview(
                since, total, bySource, byType, perDay, newest, filterErrors, filterError, scanned, complete);
    }

    /// Of many amendments alike a subscriber is told one, the first that the filter takes.
    private boolean isNews(LoggedEvent event) {
        Bulk bulk = event.event().bulk();
        return bulk == null || told.add(bulk.key());
    }

    private void count(Deque<Preview.Item> newest, Preview.Item item) {
        total++;
        if (item.source() != null) {
            bySource.merge(item.source(), 1L, Long::sum);
        }
        byType.merge(item.type(), 1L, Long::sum);
        perDay.merge(LocalDate.ofInstant(item.timestamp(), ZoneOffset.UTC), 1L, Long::sum);
        newest.addLast(item);
        if (newest.size() > shown) {
            newest.removeFirst();
        }
    }

    private static String name(LoggedEvent event) {
        List<Name> names = event.event().designation().subject().names();
        return names.stream()
                .filter(name -> name.quality() == NameQuality.PRIMARY)
                .findFirst()
                .orElse(names.getFirst())
                .name();
    }
}
