package io.tocsin.designation.fold;

import static io.tocsin.designation.SomeDesignations.company;
import static io.tocsin.designation.event.SomeEvents.firstSightOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.event.SomeEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// Whatever the topic carries of a log, in whatever order and however often.
class BatchesTest {
    private static final List<LoggedEvent> LOG = SomeEvents.log(IntStream.rangeClosed(1, 6)
                    .mapToObj(number -> firstSightOf(company("" + number, "Party " + number)))
                    .toList())
            .events();

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void eachEventIsAppliedOnceInOrderAndWithoutAGap(
            @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 6) Integer> numbers) {
        Judgement judgement = FoldRule.judge(Watermark.START, records(numbers));

        long last = judgement.after().sequence();
        List<Integer> behind = numbers.subList((int) judgement.after().nextOffset(), numbers.size());
        assertThat(judgement.applied())
                .extracting(LoggedEvent::sequence)
                .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
        assertThat(judgement.halt() == null)
                .as("nothing is missing, for nothing but duplicates comes behind the last applied event")
                .isEqualTo(behind.stream().allMatch(number -> number <= last));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void whereTheBatchesAreCutDoesNotMatter(
            @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 6) Integer> numbers,
            @ForAll @IntRange(max = 40) int where) {
        List<Received> records = records(numbers);
        int cut = Math.min(where, records.size());

        Judgement whole = FoldRule.judge(Watermark.START, records);
        Judgement first = FoldRule.judge(Watermark.START, records.subList(0, cut));
        Judgement second = FoldRule.judge(first.after(), records.subList(cut, records.size()));

        List<LoggedEvent> applied = new ArrayList<>(first.applied());
        applied.addAll(second.applied());
        assertThat(applied).isEqualTo(whole.applied());
        assertThat(second.after()).isEqualTo(whole.after());
    }

    private static List<Received> records(List<Integer> numbers) {
        List<Received> records = new ArrayList<>();
        for (int number : numbers) {
            LoggedEvent event = LOG.get(number - 1);
            records.add(new Received.Readable(records.size(), event, event.digest()));
        }
        return records;
    }
}
