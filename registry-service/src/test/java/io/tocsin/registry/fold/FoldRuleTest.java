package io.tocsin.registry.fold;

import static io.tocsin.registry.TestLog.organisation;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.registry.TestLog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FoldRuleTest {
    private final TestLog log = new TestLog();

    @BeforeEach
    void writeFive() {
        for (int i = 1; i <= 5; i++) {
            log.listed(organisation("" + i, "Party " + i));
        }
    }

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
    }

    @Test
    void aHigherNumberIsNotApplied() {
        Judgement judgement = judge(1, 3, 4);

        assertThat(numbers(judgement)).containsExactly(1L);
        assertThat(judgement.halt()).isEqualTo(new Halt.Missing(2, 3, 1));
    }

    @Test
    void theMissingNumberIsFoundBehindTheHigherOne() {
        Judgement judgement = judge(1, 3, 2, 3, 4);

        assertThat(numbers(judgement)).containsExactly(1L, 2L, 3L, 4L);
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

        Judgement judgement = judge(List.of(event(1).json(), altered, event(3).json()));

        assertThat(numbers(judgement)).containsExactly(1L);
        assertThat(judgement.halt())
                .isEqualTo(new Halt.Refused(1, "event 2 was altered: its digest is not that of its text"));
    }

    @Test
    void anEventResealedWithoutItsPredecessorIsRefused() {
        TestLog other = new TestLog();
        other.listed(organisation("9", "Somebody else"));
        LoggedEvent second = other.listed(organisation("2", "Party 2"));

        Judgement judgement = judge(List.of(event(1).json(), second.json()));

        assertThat(judgement.halt()).isInstanceOf(Halt.Refused.class);
        assertThat(judgement.halt().reason()).contains("event 2", "previousDigest");
    }

    @Test
    void theLastNumberWithAnotherDigestIsAnotherLog() {
        TestLog other = new TestLog();
        LoggedEvent first = other.listed(organisation("9", "Somebody else"));

        Judgement judgement = judge(List.of(event(1).json(), first.json()));

        assertThat(judgement.halt().reason()).contains("another log");
    }

    @Test
    void anUnknownTypeIsNamed() {
        String unknown = event(2).json().replace("designation.listed", "designation.pardoned");

        Judgement judgement = judge(List.of(event(1).json(), unknown, event(3).json()));

        assertThat(numbers(judgement)).containsExactly(1L);
        assertThat(judgement.halt().reason()).contains("designation.pardoned", "offset 1");
    }

    @Test
    void anUnknownSchemaIsNamed() {
        String unknown = event(1).json().replace("\"schema\":1", "\"schema\":2");

        assertThat(judge(List.of(unknown)).halt().reason()).contains("unknown event schema 2");
    }

    @Test
    void bytesThatAreNoEventAreRefused() {
        assertThat(refusal(new byte[] {(byte) 0xC3, 0x28})).contains("not UTF-8");
        assertThat(refusal("garbage".getBytes(StandardCharsets.UTF_8))).contains("not JSON");
        assertThat(refusal("{}".getBytes(StandardCharsets.UTF_8))).contains("schema");
        assertThat(refusal(new byte[0])).contains("offset 7");
        assertThat(refusal(null)).contains("without a value");
    }

    @Test
    void fieldsThatThisVersionDoesNotKnowStayInTheText() {
        LoggedEvent newer = log.rewriteLast("\"reasons\":null", "\"reasons\":null,\"mood\":\"stern\"");

        Judgement judgement = judge(1, 2, 3, 4, 5);

        assertThat(judgement.applied().getLast().json()).isEqualTo(newer.json()).contains("\"mood\":\"stern\"");
    }

    private static String refusal(byte[] value) {
        Judgement judgement = FoldRule.judge(Watermark.START, List.of(Received.read(7, value)));
        return judgement.halt().reason();
    }

    private LoggedEvent event(long number) {
        return EventCodec.read(log.events().get((int) number - 1).json());
    }

    private Judgement judge(long... numbers) {
        return judge(
                LongStream.of(numbers).mapToObj(number -> event(number).json()).toList());
    }

    private static Judgement judge(List<String> values) {
        List<Received> batch = new ArrayList<>();
        for (String value : values) {
            batch.add(Received.read(batch.size(), value.getBytes(StandardCharsets.UTF_8)));
        }
        return FoldRule.judge(Watermark.START, batch);
    }

    private static List<Long> numbers(Judgement judgement) {
        return judgement.applied().stream().map(LoggedEvent::sequence).toList();
    }
}
