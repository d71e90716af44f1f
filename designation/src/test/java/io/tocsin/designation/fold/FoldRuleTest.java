package io.tocsin.designation.fold;

import static io.tocsin.designation.SomeDesignations.company;
import static io.tocsin.designation.event.SomeEvents.firstSightOf;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.event.Digest;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.event.SomeEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldRuleTest {
    private static final List<LoggedEvent> LOG = log("Party 1", "Party 2", "Party 3", "Party 4", "Party 5");
    private static final List<LoggedEvent> ANOTHER_LOG = log("Somebody else", "Party 2");

    @Test
    void theNextNumbersAreApplied() {
        Judgement judgement = judge(1, 2, 3);

        assertThat(numbers(judgement)).containsExactly(1L, 2L, 3L);
        assertThat(judgement.after()).isEqualTo(new Watermark(3, event(3).digest(), 3));
        assertThat(judgement.halt()).isNull();
    }

    @Test
    void whatWasAppliedBeforeIsIgnored() {
        Judgement judgement = judge(1, 2, 1, 2, 3);

        assertThat(numbers(judgement)).containsExactly(1L, 2L, 3L);
        assertThat(judgement.ignored()).isEqualTo(2);
        assertThat(judgement.after()).isEqualTo(new Watermark(3, event(3).digest(), 5));
        assertThat(judgement.halt()).isNull();
    }

    @Test
    void duplicatesAloneMoveNothing() {
        Watermark before = judge(1, 2, 3).after();

        Judgement judgement = FoldRule.judge(before, records(1, 2, 3, 1));

        assertThat(judgement).isEqualTo(new Judgement(List.of(), 4, before, null));
    }

    @Test
    void aHigherNumberIsNotApplied() {
        Judgement judgement = judge(1, 3, 4);

        assertThat(numbers(judgement)).containsExactly(1L);
        assertThat(judgement.after()).isEqualTo(new Watermark(1, event(1).digest(), 1));
        assertThat(judgement.halt()).isEqualTo(new Halt.Missing(2, 3, 1));
    }

    @Test
    void theMissingNumberIsFoundBehindTheHigherOne() {
        Judgement judgement = judge(1, 3, 2, 3, 4);

        assertThat(numbers(judgement)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(judgement.after().nextOffset()).isEqualTo(5);
        assertThat(judgement.halt()).isNull();
    }

    @Test
    void aHigherNumberThatCameTooEarlyIsMissedAfterwards() {
        Judgement judgement = judge(1, 3, 2, 4);

        assertThat(numbers(judgement)).containsExactly(1L, 2L);
        assertThat(judgement.halt()).isEqualTo(new Halt.Missing(3, 4, 3));
    }

    @Test
    void anEventAlteredInOneByteIsRefusedByNumber() {
        String altered = event(2).json().replace("Party 2", "Party Z");

        Judgement judgement = judge(List.of(event(1).json(), altered, event(2).json(), event(3).json()));

        assertThat(numbers(judgement)).containsExactly(1L);
        assertThat(judgement.halt())
                .isEqualTo(new Halt.Refused(1, "event 2 was altered: its digest is not that of its text"));
    }

    @Test
    void anEventThatFollowsAnotherOneIsRefused() {
        Judgement judgement = judge(List.of(event(1).json(), ANOTHER_LOG.get(1).json()));

        assertThat(numbers(judgement)).containsExactly(1L);
        assertThat(refusal(judgement)).contains("event 2", "previousDigest");
    }

    @Test
    void theLastNumberWithAnotherDigestIsAnotherLog() {
        Judgement judgement = judge(List.of(event(1).json(), ANOTHER_LOG.get(0).json(), event(2).json()));

        assertThat(numbers(judgement)).containsExactly(1L);
        assertThat(refusal(judgement)).contains("event 1", "another log");
    }

    @Test
    void whatIsRefusedBehindAGapIsNotLookedPast() {
        Judgement judgement = judge(List.of(event(1).json(), event(3).json(), "garbage", event(2).json()));

        assertThat(numbers(judgement)).containsExactly(1L);
        assertThat(refusal(judgement)).contains("offset 2", "not JSON");
    }

    @Test
    void anUnknownTypeIsNamed() {
        String unknown = event(2).json().replace("designation.listed", "designation.pardoned");

        Judgement judgement = judge(List.of(event(1).json(), unknown, event(3).json()));

        assertThat(numbers(judgement)).containsExactly(1L);
        assertThat(refusal(judgement)).contains("designation.pardoned", "offset 1");
    }

    @Test
    void anUnknownSchemaIsNamed() {
        String unknown = event(1).json().replace("\"schema\":1", "\"schema\":2");

        assertThat(refusal(judge(List.of(unknown)))).contains("unknown event schema 2");
    }

    @Test
    void bytesThatAreNoEventAreRefused() {
        assertThat(refusal(new byte[] {(byte) 0xC3, 0x28})).contains("not UTF-8");
        assertThat(refusal("garbage".getBytes(UTF_8))).contains("not JSON");
        assertThat(refusal("{}".getBytes(UTF_8))).contains("schema");
        assertThat(refusal(new byte[0])).contains("offset 7");
        assertThat(refusal((byte[]) null)).contains("without a value");
    }

    /// A decoder that puts U+FFFD in its place would give a text with that very digest.
    @Test
    void aByteThatIsNoUtf8IsRefusedWhereAReplacementWouldPass() {
        LoggedEvent event = log("Party \uFFFD").getFirst();
        byte[] value = event.json().replace('\uFFFD', '\u00E9').getBytes(ISO_8859_1);

        assertThat(new String(value, UTF_8)).isEqualTo(event.json());
        assertThat(refusal(value)).contains("not UTF-8");
    }

    @Test
    void fieldsThatThisVersionDoesNotKnowStayInTheText() {
        String open = event(1).json().replaceFirst("\\{", "{\"later\":{\"b\":1,\"a\":1.50},");
        Digest digest = EventCodec.digestAfter(Digest.GENESIS, open);
        String newer = open.replace(event(1).digest().hex() + "\"}", digest.hex() + "\"}");

        Judgement judgement = judge(List.of(newer));

        assertThat(judgement.halt()).isNull();
        assertThat(judgement.applied()).extracting(LoggedEvent::json).containsExactly(newer);
    }

    @Test
    void aSecondPartitionIsRefused() {
        byte[] value = event(1).json().getBytes(UTF_8);

        List<Received> batch = TopicRecord.readAll(List.of(new TopicRecord(1, 0, value), new TopicRecord(0, 0, value)));

        assertThat(refusal(FoldRule.judge(Watermark.START, batch))).contains("partition 1");
    }

    @Test
    void aBatchThatIsSharedAmongCoresKeepsItsOrder() {
        List<TopicRecord> batch = IntStream.range(0, 500)
                .mapToObj(i -> new TopicRecord(0, i, event(i % 5 + 1).json().getBytes(UTF_8)))
                .toList();

        List<Received> received = TopicRecord.readAll(batch);

        assertThat(received)
                .extracting(Received::offset)
                .isEqualTo(batch.stream().map(TopicRecord::offset).toList());
        assertThat(FoldRule.judge(Watermark.START, received).ignored()).isEqualTo(495);
    }

    private static List<LoggedEvent> log(String... names) {
        return SomeEvents.log(IntStream.range(0, names.length)
                        .mapToObj(i -> firstSightOf(company("" + i, names[i])))
                        .toList())
                .events();
    }

    private static LoggedEvent event(int number) {
        return LOG.get(number - 1);
    }

    private static Judgement judge(int... numbers) {
        return FoldRule.judge(Watermark.START, records(numbers));
    }

    private static List<Received> records(int... numbers) {
        return read(
                IntStream.of(numbers).mapToObj(number -> event(number).json()).toList());
    }

    private static Judgement judge(List<String> values) {
        return FoldRule.judge(Watermark.START, read(values));
    }

    private static List<Received> read(List<String> values) {
        List<Received> batch = new ArrayList<>();
        for (String value : values) {
            batch.add(Received.read(batch.size(), value.getBytes(UTF_8)));
        }
        return batch;
    }

    private static List<Long> numbers(Judgement judgement) {
        return judgement.applied().stream().map(LoggedEvent::sequence).toList();
    }

    private static String refusal(byte[] value) {
        return refusal(FoldRule.judge(Watermark.START, List.of(Received.read(7, value))));
    }

    private static String refusal(Judgement judgement) {
        assertThat(judgement.halt()).isInstanceOf(Halt.Refused.class);
        return judgement.halt().reason();
    }
}
