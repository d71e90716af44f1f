package io.tocsin.registry.checkpoint;

import static io.tocsin.registry.TestLog.organisation;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.Designation;
import io.tocsin.designation.event.Digest;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.registry.TestLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the program says of logs that are whole and of logs that are not. That it reckons as Tocsin does
/// is held against `EventCodec`, which sealed them.
class VerifyTest {
    private static final SigningKey KEY = SigningKey.random("log.example/one");

    @TempDir
    Path folder;

    private final TestLog log = new TestLog();

    @Test
    void anUntouchedLogHolds() throws IOException {
        write(6);

        Verification verified = Verification.of(bytes(), checkpoints(3, 6), "--key", vkey());

        assertThat(verified.lines()).first().asString().startsWith("The log holds: events 1 to 6");
        assertThat(verified.lines())
                .contains("The digest of the last one is " + log.last() + ".")
                .contains("Checkpoints that agree: 2, the last of them of event 6 (2024-12-18T16:06:00Z).");
        assertThat(verified.exit()).isZero();
    }

    @Test
    void everyChangeOfOneByteIsFoundAndItsLineNamed() {
        write(3);
        byte[] whole = bytes();
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < whole.length; i++) {
            for (byte other : others(whole[i])) {
                byte[] altered = whole.clone();
                altered[i] = other;
                blame(altered, lineOf(whole, i), missed, "byte " + i + " as " + other);
            }
        }

        assertThat(missed).isEmpty();
    }

    @Test
    void everyByteThatIsTakenOutIsFoundAndItsLineNamed() {
        write(3);
        byte[] whole = bytes();
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < whole.length; i++) {
            byte[] shorter = new byte[whole.length - 1];
            System.arraycopy(whole, 0, shorter, 0, i);
            System.arraycopy(whole, i + 1, shorter, i, shorter.length - i);
            blame(shorter, lineOf(whole, i), missed, "without byte " + i);
        }

        assertThat(missed).isEmpty();
    }

    @Test
    void everyByteThatIsPutInIsFoundAndItsLineNamed() {
        write(3);
        byte[] whole = bytes();
        List<String> missed = new ArrayList<>();
        for (int i = 0; i <= whole.length; i++) {
            for (byte one : new byte[] {' ', '\n', '0', '\\'}) {
                byte[] longer = new byte[whole.length + 1];
                System.arraycopy(whole, 0, longer, 0, i);
                longer[i] = one;
                System.arraycopy(whole, i, longer, i + 1, whole.length - i);
                // A line feed before one is the same as a line feed after it: the line behind is the empty one.
                boolean doubled = one == '\n' && i < whole.length && whole[i] == '\n';
                blame(longer, lineOf(whole, i) + (doubled ? 1 : 0), missed, one + " before byte " + i);
            }
        }

        assertThat(missed).isEmpty();
    }

    @Test
    void aDroppedLineIsNamed() throws IOException {
        write(6);
        List<String> lines = lines();
        lines.subList(2, 4).clear();

        Verification verified = Verification.of(bytes(lines), checkpoints(6));

        assertThat(verified.lines())
                .containsExactly("Events 3 to 4 are missing, between line 2 and line 3.", "The log does not hold.");
        assertThat(verified.exit()).isEqualTo(1);
    }

    @Test
    void aRepeatedLineIsNamed() throws IOException {
        write(6);
        List<String> lines = lines();
        lines.add(3, lines.get(2));
        lines.add(lines.get(1));

        assertThat(Verification.of(bytes(lines), checkpoints(6)).lines())
                .containsExactly(
                        "Line 4 (event 3) was inserted: its number was there before.",
                        "Line 8 (event 2) was inserted: its number was there before.",
                        "The log does not hold.");
    }

    @Test
    void linesOutOfOrderAreNamedAsOneBlock() throws IOException {
        write(9);
        List<String> lines = lines();
        Collections.rotate(lines.subList(2, 8), 3);

        assertThat(Verification.of(bytes(lines), checkpoints(9)).lines())
                .containsExactly(
                        "Lines 6 to 8 (events 3 to 5) were moved: their place is before line 3.",
                        "The log does not hold.");
    }

    @Test
    void anInventedLineIsToldFromTheTrueOneByTheNext() throws IOException {
        write(6);
        List<String> lines = lines();
        lines.add(2, resealed(lines.get(2), "Party 3", "Nobody"));

        assertThat(Verification.of(bytes(lines), checkpoints(6)).lines())
                .containsExactly(
                        "Line 3 was inserted: it claims to be event 3, which is line 4.", "The log does not hold.");
    }

    @Test
    void aLineThatIsNoEventIsInserted() throws IOException {
        write(3);
        List<String> lines = lines();
        lines.add(1, "{\"note\":\"by hand\"}");

        assertThat(Verification.of(bytes(lines), checkpoints(3)).lines())
                .containsExactly("Line 2 was inserted: it is no event. It has no sequence.", "The log does not hold.");
    }

    @Test
    void aLineThatWasSealedAnewIsNamed() throws IOException {
        write(6);
        List<String> lines = lines();
        lines.set(2, resealed(lines.get(2), "Party 3", "Nobody"));

        assertThat(Verification.of(bytes(lines)).first())
                .startsWith("Line 3 (event 3) was altered and sealed anew: line 4 follows another event 3.");
    }

    @Test
    void aLogThatWasRewrittenToItsEndContradictsTheCheckpoints() throws IOException {
        write(6);
        String checkpoints = checkpoints(2, 4, 6);
        List<String> lines = resealedFrom(3, "Party 3", "Nobody");

        assertThat(Verification.of(bytes(lines)).exit()).isZero();
        assertThat(Verification.of(bytes(lines), checkpoints, "--key", vkey()).first())
                .isEqualTo("The checkpoint of event 4 (2024-12-18T16:04:00Z) contradicts: it has another digest than"
                        + " event 4 of the log. Up to event 2 they agree: the log was rewritten somewhere from event 3"
                        + " to 4.");
    }

    @Test
    void aLogOfAnotherInstallationContradictsTheFirstCheckpoint() throws IOException {
        write(3);
        List<String> lines = resealedFrom(1, "Party 1", "Nobody");

        assertThat(Verification.of(bytes(lines), checkpoints(2, 3)).first())
                .startsWith("The checkpoint of event 2 (2024-12-18T16:02:00Z) contradicts")
                .contains("No earlier checkpoint agrees");
    }

    @Test
    void aLogThatEndsBeforeItsNewestCheckpointIsCutOff() throws IOException {
        write(6);

        Verification verified = Verification.of(bytes(lines().subList(0, 4)), checkpoints(3, 6));

        assertThat(verified.first())
                .startsWith("The end is missing: the log ends with event 4 at line 4, and the checkpoint of event 6");
        assertThat(verified.exit()).isEqualTo(1);
    }

    @Test
    void whatIsCutInTheMiddleOfALineIsNamed() {
        write(3);
        byte[] whole = bytes();

        Verification verified = Verification.of(Arrays.copyOf(whole, whole.length - 40));

        assertThat(verified.first())
                .isEqualTo("Line 3 is not as Tocsin wrote it. It has no line feed at its end: the file was cut here.");
    }

    @Test
    void aPartIsTakenFromItsFirstPreviousDigestUnlessACheckpointConfirmsIt() throws IOException {
        write(6);
        byte[] part = bytes(lines().subList(3, 6));

        assertThat(Verification.of(part).first()).isEqualTo("Events 1 to 3 are missing, before line 1.");
        assertThat(Verification.of(part, "--after", "3").lines())
                .contains(
                        "It begins after event 3: that its first line follows the true event 3 was taken for granted.");
        assertThat(Verification.of(part, checkpoints(3, 5), "--after", "3").lines())
                .contains("It begins after event 3, where a checkpoint confirms it.")
                .contains("No checkpoint covers the last 1 events yet.");
    }

    @Test
    void aPartThatBeginsWithTheEventBeforeItIsRefused() throws IOException {
        write(6);
        String checkpoints = checkpoints(3);
        List<String> repeating = lines().subList(2, 6);
        List<String> forged = List.of(resealed(lines().get(2), "Party 3", "Nobody"));
        List<String> more = lines().subList(1, 6);

        assertThat(Verification.of(bytes(repeating), "--after", "3").lines())
                .containsExactly("Line 1 (event 3) was inserted: it is not after event 3.", "The log does not hold.");
        assertThat(Verification.of(bytes(forged), checkpoints, "--after", "3").lines())
                .containsExactly("Line 1 (event 3) was inserted: it is not after event 3.", "The log does not hold.");
        assertThat(Verification.of(bytes(more), "--after", "3").first())
                .isEqualTo("Lines 1 to 2 (events 2 to 3) were inserted: they are not after event 3.");
    }

    @Test
    void aPartThatFollowsAnotherEventThanTheCheckpointSaysIsRefused() throws IOException {
        write(6);
        String checkpoints = checkpoints(3);
        List<String> other = resealedFrom(2, "Party 2", "Nobody").subList(3, 6);

        assertThat(Verification.of(bytes(other), checkpoints, "--after", "3").first())
                .startsWith("The checkpoint of event 3 (2024-12-18T16:03:00Z) contradicts");
    }

    @Test
    void everyChangeOfOneByteOfACheckpointIsRefused() throws IOException {
        write(2);
        byte[] log = bytes();
        Path file = Path.of(checkpoints(2));
        byte[] note = Files.readAllBytes(file);
        List<Integer> missed = new ArrayList<>();
        // Line feeds at the end are between notes and nothing of them.
        for (int i = 0; i < note.length - 1; i++) {
            byte[] altered = note.clone();
            altered[i] ^= 1;
            Files.write(file, altered);
            if (Verification.of(log, file.toString(), "--key", vkey()).exit() != 1) {
                missed.add(i);
            }
        }

        assertThat(missed).isEmpty();
    }

    @Test
    void aCheckpointOfAnUnknownKeyIsRefusedAndItsSignerNamed() throws IOException {
        write(2);
        String other = SigningKey.random("log.example/one").verifier().vkey();

        Verification verified = Verification.of(bytes(), checkpoints(2), "--key", other);

        assertThat(verified.exit()).isEqualTo(1);
        assertThat(verified.first())
                .startsWith("Checkpoint 1 of the file is refused: none of the given keys signed it. It is signed by "
                        + "log.example/one+"
                        + HexFormat.of().formatHex(KEY.verifier().id()));
        assertThat(Verification.of(bytes(), checkpoints(2), "--key", other, "--key", vkey())
                        .exit())
                .isZero();
    }

    @Test
    void withoutAKeyItSaysThatSignaturesWereNotChecked() throws IOException {
        write(2);

        assertThat(Verification.of(bytes(), checkpoints(2)).lines())
                .contains("Their signatures were not checked: give --key with a key that you trust.");
        assertThat(Verification.of(bytes()).lines())
                .contains("No checkpoints were given: a log that somebody rewrote from some event to its end would"
                        + " pass.");
    }

    @Test
    void whatItCannotLookAtItSays() throws IOException {
        write(1);

        assertThat(Verification.of(bytes(), "nowhere.txt").exit()).isEqualTo(2);
        assertThat(Verification.of(bytes(), "nowhere.txt").first()).isEqualTo("There is no file nowhere.txt.");
        assertThat(Verification.of(bytes(), "--key", "nonsense").exit()).isEqualTo(2);
        assertThat(Verification.of(bytes(), "--key", vkey().replace("+A", "+B")).exit())
                .isEqualTo(2);
        assertThat(Verification.of(bytes(), "--after", "x").exit()).isEqualTo(2);
        assertThat(Verification.of(bytes(), "--loud").first()).isEqualTo("There is no option --loud.");
    }

    /// The appendix of RFC 8785, the edges of both ways to write a number, and doubles at random.
    @Test
    void numbersAreWrittenAsTocsinAndEcmaScriptDo() {
        double[] edges = {
            0.0,
            1.0,
            -1.0,
            0.1,
            0.95,
            100.0,
            1e7,
            9999999.0,
            1e-3,
            9.99e-4,
            1e21,
            1e20,
            123456789012345680000.0,
            1e-6,
            1e-7,
            5e-324,
            -5e-324,
            1.7976931348623157e308,
            9007199254740992.0,
            -9007199254740992.0,
            295147905179352830000.0,
            9.999999999999997e22,
            1e23,
            1.0000000000000001e23,
            999999999999999700000.0,
            999999999999999900000.0,
            333333333.3333332,
            333333333.33333325,
            333333333.3333333,
            333333333.3333334,
            333333333.33333343,
            -0.0000033333333333333333,
            1424953923781206.2,
            2.0e-3,
            2.2250738585072014E-308,
            2e23,
            8.41e21,
            5.684341886080801e-14,
            2e-323,
            4.35,
            0.3,
            2.5,
            4e-3
        };
        Random random = new Random(8785);
        DoubleStream wild = DoubleStream.generate(() -> Double.longBitsToDouble(random.nextLong()))
                .filter(Double::isFinite)
                .limit(3000);
        DoubleStream powers =
                DoubleStream.iterate(Double.MIN_VALUE, value -> value * 2).limit(2097);
        DoubleStream tame =
                DoubleStream.generate(() -> random.nextInt(2_000_000) / 1000.0).limit(1000);
        String numbers = DoubleStream.concat(
                        DoubleStream.of(edges), DoubleStream.concat(wild, DoubleStream.concat(powers, tame)))
                .mapToObj(Double::toString)
                .collect(Collectors.joining(","));
        log.listed(organisation("1", "Party 1"));
        log.rewriteLast("\"reasons\":null", "\"reasons\":null,\"numbers\":[" + numbers + ",0,-1,9007199254740992]");

        assertThat(Verification.of(bytes()).lines()).first().asString().startsWith("The log holds");
    }

    @Test
    void stringsAreWrittenAsTocsinDoes() {
        StringBuilder everything =
                new StringBuilder("\"\\/\u007f\u0080\u2028\ufeff\uffff\ufffd\ud83d\ude00\u00e9e\u0301");
        for (char c = 0; c < ' '; c++) {
            everything.append(c);
        }
        Designation party = organisation("1", everything + "x");
        log.listed(party);
        log.amended(party, TestLog.with(party, "NPWMD", everything.toString()));
        log.rewriteLast("\"reasons\":null", "\"reasons\":null,\"\ue000\":1,\"\ud83d\ude00\":2,\"\":{},\"a\":[]");

        assertThat(Verification.of(bytes()).lines()).first().asString().startsWith("The log holds");
    }

    @Test
    void whatIsWrittenOtherwiseThanTocsinDoesIsRefusedThoughTheDigestHolds() {
        for (String[] change : List.of(
                new String[] {"\"reasons\":null", "\"reasons\": null"},
                new String[] {"Party", "P\\u0061rty"},
                new String[] {"https://", "https:\\/\\/"},
                new String[] {"\"reasons\":null", "\"reasons\":null,\"n\":1.50"},
                new String[] {"\"reasons\":null", "\"reasons\":null,\"n\":1E0"},
                new String[] {"\"reasons\":null", "\"reasons\":null,\"n\":-0"},
                new String[] {"\"reasons\":null", "\"reasons\":null,\"n\":9007199254740993"},
                new String[] {"\"reasons\":null", "\"reasons\":null,\"n\":\"\\u001f\""})) {
            log.listed(organisation("1", "Party 1"));
            log.rewriteLast(change[0], change[1]);

            assertThat(Verification.of(bytes()).first())
                    .as(change[1])
                    .startsWith("Line 1 is not as Tocsin wrote it. Column");

            log.forgetLast();
        }
    }

    @Test
    void itIsRunByAJdkAlone() throws Exception {
        write(3);
        Path file = Files.write(folder.resolve("log.jsonl"), bytes());
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        Verification.SOURCE.toString(),
                        file.toString(),
                        checkpoints(3),
                        "--key",
                        vkey())
                .redirectErrorStream(true)
                .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(java.waitFor()).as(said).isZero();
        assertThat(said).startsWith("The log holds: events 1 to 3");
    }

    private void write(int events) {
        for (int i = 1; i <= events; i++) {
            log.listed(organisation(Integer.toString(i), "Party " + i, "Partei \u201e" + i + "\u201c \"\\\t"));
        }
    }

    private static void blame(byte[] bytes, int line, List<String> missed, String how) {
        Verification verified = Verification.of(bytes);
        if (verified.exit() != 1 || !verified.first().startsWith("Line " + line + " ")) {
            missed.add(how + ", line " + line + ": " + verified.first());
        }
    }

    private static byte[] others(byte one) {
        ByteArrayOutputStream others = new ByteArrayOutputStream();
        for (int other : new int[] {one ^ 1, one ^ 0x20, one ^ 0x80, ' ', '\n', '0', '"', '\\', ','}) {
            if ((byte) other != one) {
                others.write(other);
            }
        }
        return others.toByteArray();
    }

    private static int lineOf(byte[] bytes, int index) {
        int line = 1;
        for (int i = 0; i < index; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    private List<String> lines() {
        return new ArrayList<>(log.events().stream().map(LoggedEvent::json).toList());
    }

    private byte[] bytes() {
        return bytes(lines());
    }

    private static byte[] bytes(List<String> lines) {
        return lines.stream()
                .map(line -> line + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    /// A file with checkpoints of some events.
    private String checkpoints(int... sequences) throws IOException {
        StringBuilder notes = new StringBuilder();
        for (int sequence : sequences) {
            LoggedEvent event = log.events().get(sequence - 1);
            notes.append(notes.isEmpty() ? "" : "\n")
                    .append(KEY.note(new Checkpoint(
                                    "log.example/one",
                                    sequence,
                                    event.digest(),
                                    TestLog.BEGINNING
                                            .plus(Duration.ofMinutes(sequence))
                                            .truncatedTo(ChronoUnit.SECONDS))
                            .text()));
        }
        return Files.writeString(folder.resolve("checkpoints.txt"), notes).toString();
    }

    private static String vkey() {
        return KEY.verifier().vkey();
    }

    /// The event with another text, sealed so that it holds by itself.
    private static String resealed(String json, String from, String to) {
        return sealed(json.replace(from, to), EventCodec.read(json).previousDigest());
    }

    private static String sealed(String json, Digest previous) {
        String open = json.replaceFirst(
                        "\"previousDigest\":\"[0-9a-f]{64}\"", "\"previousDigest\":\"" + previous.hex() + "\"")
                .replaceFirst(",\"digest\":\"[0-9a-f]{64}\"}$", "}");
        return open.substring(0, open.length() - 1) + ",\"digest\":\""
                + EventCodec.digestAfter(previous, open).hex() + "\"}";
    }

    /// The log with one event changed, and all from there on sealed anew: what somebody does who knows how.
    private List<String> resealedFrom(int sequence, String from, String to) {
        List<String> lines = lines();
        Digest previous =
                sequence == 1 ? Digest.GENESIS : log.events().get(sequence - 2).digest();
        for (int i = sequence - 1; i < lines.size(); i++) {
            lines.set(i, sealed(lines.get(i).replace(from, to), previous));
            previous = EventCodec.read(lines.get(i)).digest();
        }
        return lines;
    }
}
