package io.tocsin.notify.console;

import io.tocsin.console.Figures;
import io.tocsin.console.Moment;
import io.tocsin.console.Sparkline;
import io.tocsin.notify.preview.Preview;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a filter would have sent.
///
/// @param days how many on each day
/// @param remarks what else there is to know of the count
record PreviewPanel(
        String summary, Sparkline days, List<Fact> sources, List<Fact> types, List<Item> items, List<String> remarks) {
    /// One of the latest.
    ///
    /// @param about the designation's id, null where it is about none
    record Item(
            @Nullable Moment at,
            String type,
            @Nullable String name,
            @Nullable String about) {}

    static PreviewPanel of(Preview preview, Instant now) {
        return new PreviewPanel(
                Figures.count(preview.total(), "alert") + " since " + Wording.day(preview.since()),
                days(preview, LocalDate.ofInstant(now, ZoneOffset.UTC)),
                counts(preview.bySource()),
                counts(preview.byType()),
                preview.items().stream()
                        .map(item -> new Item(
                                Moment.of(item.timestamp(), now), item.type(), item.name(), item.designationId()))
                        .toList(),
                remarks(preview));
    }

    private static Sparkline days(Preview preview, LocalDate today) {
        LocalDate first = LocalDate.ofInstant(preview.since(), ZoneOffset.UTC);
        List<Integer> perDay = first.datesUntil(today.plusDays(1))
                .map(day -> Math.toIntExact(preview.perDay().getOrDefault(day, 0L)))
                .toList();
        return Sparkline.of(perDay, today, "alert");
    }

    private static List<Fact> counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(count -> new Fact(count.getKey(), Figures.number(count.getValue())))
                .toList();
    }

    private static List<String> remarks(Preview preview) {
        List<String> remarks = new ArrayList<>();
        if (preview.filterErrors() > 0) {
            remarks.add("The expression failed on " + Figures.number(preview.filterErrors())
                    + " of them, which are sent all the same; last: " + preview.filterError());
        }
        if (!preview.complete()) {
            remarks.add("The newest " + Figures.number(preview.scanned())
                    + " events were looked at; the older ones are not counted.");
        }
        return remarks;
    }
}
