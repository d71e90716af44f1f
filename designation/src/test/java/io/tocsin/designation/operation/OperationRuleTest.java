package io.tocsin.designation.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.fold.Halt;
import io.tocsin.designation.fold.TopicRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OperationRuleTest {
    private static final UUID LOG = new UUID(1, 1);

    @Property
    void whateverIsRepeatedAndHoweverItIsCutEachIsAppliedOnceInOrder(
            @ForAll @Size(max = 30) List<@IntRange(min = 1, max = 8) Integer> jumps,
            @ForAll @IntRange(min = 1, max = 7) int batchSize) {
        // Given: a relay that goes back any number of times and then goes on to the end
        List<Long> topic = new ArrayList<>();
        long next = 1;
        for (int back : jumps) {
            topic.add(next);
            next = back == 8 ? next + 1 : Math.max(1, next + 1 - back);
        }
        long end = topic.stream().mapToLong(n -> n).max().orElse(0) + 3;
        LongStream.rangeClosed(1, end).forEach(topic::add);
        // When
        OperationMark mark = OperationMark.START;
        List<Long> applied = new ArrayList<>();
        for (int from = 0; from < topic.size(); from += batchSize) {
            List<ReceivedOperation> batch = new ArrayList<>();
            for (int i = from; i < Math.min(topic.size(), from + batchSize); i++) {
                batch.add(record(i, topic.get(i), LOG));
            }
            OperationRule.Judgement judgement = OperationRule.judge(mark, batch);
            judgement.applied().forEach(operation -> applied.add(operation.number()));
            mark = judgement.after();
        }
        // Then
        assertThat(applied).isEqualTo(LongStream.rangeClosed(1, end).boxed().toList());
    }

    @Test
    void aGapHaltsAndIsNamed() {
        var judgement = OperationRule.judge(OperationMark.START, List.of(record(0, 1, LOG), record(1, 3, LOG)));

        assertThat(judgement.applied()).hasSize(1);
        assertThat(judgement.halt()).isEqualTo(new Halt.Missing(2, 3, 1));
        assertThat(judgement.after().nextOffset()).isEqualTo(1);
    }

    @Test
    void theLastNumberUnderAnotherIdIsAnotherLog() {
        var first = OperationRule.judge(OperationMark.START, List.of(record(0, 1, LOG)));

        var again = OperationRule.judge(first.after(), List.of(record(1, 1, new UUID(2, 2))));

        assertThat(again.halt()).isInstanceOf(Halt.Refused.class);
    }

    @Test
    void aRecordThatCannotBeReadHaltsAndNothingBehindItIsApplied() {
        var judgement = OperationRule.judge(
                OperationMark.START,
                List.of(
                        ReceivedOperation.read(
                                new TopicRecord(0, 0, "{\"schema\":9}".getBytes(StandardCharsets.UTF_8))),
                        record(1, 1, LOG)));

        assertThat(judgement.applied()).isEmpty();
        assertThat(judgement.halt()).isInstanceOf(Halt.Refused.class);
    }

    private static ReceivedOperation record(long offset, long number, UUID log) {
        String json = NumberedOperation.of(log, number, new Operation.Superseded("ofac-sdn", "r"), Instant.EPOCH)
                .json();
        return ReceivedOperation.read(new TopicRecord(0, offset, json.getBytes(StandardCharsets.UTF_8)));
    }
}
