package io.tocsin.designation.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.Birth;
import io.tocsin.designation.PartialDate;
import io.tocsin.designation.SubjectType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenEventsTest {

    @Test
    void thereIsOneOfEachTypeAndOfEachKindOfParty() {
        List<LoggedEvent> events =
                GoldenEvents.eachType().stream().map(EventCodec::read).toList();

        assertThat(events).extracting(event -> event.event().type()).containsExactlyInAnyOrder(EventType.values());
        assertThat(events)
                .extracting(LoggedEvent::sequence)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
        assertThat(events.stream()
                        .map(event -> event.event().designation().subject().type()))
                .contains(SubjectType.values());
    }

    @ParameterizedTest
    @MethodSource("io.tocsin.designation.event.GoldenEvents#all")
    void idFollowsFromLogAndNumber(String golden) {
        LoggedEvent event = EventCodec.read(golden);

        assertThat(event.eventId()).isEqualTo(NameUuid.of(SomeEvents.LOG, Long.toString(event.sequence())));
    }

    @Test
    void digestsFormOneChainByAnIndependentComputation() {
        String last = "0".repeat(64);
        for (String golden : GoldenEvents.all()) {
            LoggedEvent event = EventCodec.read(golden);
            assertThat(event.previousDigest().hex()).isEqualTo(last);
            last = sha256(HexFormat.of().parseHex(last), canonicalWithoutDigest(golden));
            assertThat(event.digest().hex()).isEqualTo(last);
            assertThat(EventCodec.digestAfter(event.previousDigest(), golden)).isEqualTo(event.digest());
        }
    }

    @ParameterizedTest
    @MethodSource("io.tocsin.designation.event.GoldenEvents#known")
    void sealingWhatAGoldenEventSaysGivesItsDigestAgain(String golden) {
        LoggedEvent event = EventCodec.read(golden);

        LoggedEvent again = EventCodec.seal(
                SomeEvents.LOG,
                event.sequence(),
                event.previousDigest(),
                event.source(),
                event.run(),
                event.event(),
                event.times(),
                event.evidence());

        assertThat(again.digest()).isEqualTo(event.digest());
    }

    @Test
    void fieldsOfALaterVersionStayInTheTextToTheByte() {
        String golden = GoldenEvents.unknownFields();

        LoggedEvent event = EventCodec.read(golden);

        assertThat(event.json()).isEqualTo(golden);
        assertThat(EventCodec.digestAfter(event.previousDigest(), event.json())).isEqualTo(event.digest());
        assertThat(event.event().designation().subject().births())
                .containsExactly(Birth.on(PartialDate.ofYear(1970).approximately()));
    }

    /// Edited with digests to match, they would end in another one.
    @Test
    void goldenEventsAreNeverEdited() {
        assertThat(EventCodec.read(GoldenEvents.unknownFields()).digest())
                .hasToString("28faa9ef7fe012965dd84732975e637f080e41077d802cbec6a067b8ff983a6d");
        assertThat(EventCodec.read(GoldenEvents.all().getLast()).digest())
                .hasToString("bf43bf44ace7e009e38758a735f2688c7fa0c0ffca5a83906f058b3cb4519855");
    }

    private static byte[] canonicalWithoutDigest(String json) {
        try {
            ObjectNode tree = (ObjectNode) new ObjectMapper().readTree(json);
            tree.remove("digest");
            return new JsonCanonicalizer(tree.toString()).getEncodedString().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static String sha256(byte[] before, byte[] event) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(before);
            return HexFormat.of().formatHex(sha256.digest(event));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
