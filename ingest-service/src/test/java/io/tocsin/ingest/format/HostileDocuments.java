package io.tocsin.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tocsin.ingest.Shared;
import io.tocsin.ingest.snapshot.ListFormat;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What each format in XML promises of documents that are hostile or broken, whether or not somebody takes them for a
/// list: a clear refusal at once, in little memory, and nothing fetched. The test of a format extends this.
public abstract class HostileDocuments {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final long LITTLE_MEMORY = 64L << 20;
    private static final int MUTATIONS = 10_000;
    private static final long SEED = 20_261_124;

    /// The format that is tried.
    protected abstract ListFormat format();

    /// A small document in the format, whole.
    protected abstract byte[] sample() throws IOException;

    /// Where the first text of the first entry begins in the sample: its start tag.
    protected abstract String firstText();

    @Test
    protected void everyHostileDocumentIsRefusedAtOnceInLittleMemory() throws Exception {
        List<Path> documents = Stream.concat(files("cases/xml-hostile"), files("cases/ofac-malformed"))
                .toList();

        assertThat(documents).hasSize(15);
        for (Path document : documents) {
            assertRefused(Files.readAllBytes(document), document.getFileName().toString());
        }
    }

    @Test
    protected void hostilityInsideAListIsRefusedToo() throws Exception {
        assertRefused(inside("&undeclared;"), "an entity nobody declared");
        assertRefused(inside("A & B"), "a bare ampersand");
        assertRefused(inside("&#0;"), "a NUL");
        assertRefused(inside("<a>".repeat(5000) + "</a>".repeat(5000)), "elements too deep");
        assertRefused(inside("<a" + attributes(20_000) + "/>"), "too many attributes");
        assertRefused(inside("<a>" + "x".repeat(2 << 20) + "</a>"), "a text too long");
        assertRefused(inside("<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"x\"/>"), "an inclusion");
        assertRefused(prefixed("<?xml version=\"1.1\"?>"), "XML 1.1");
        assertRefused(
                prefixed("<!DOCTYPE x [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;&a;\">]>"),
                "a document type with entities");
    }

    @Test
    protected void aListThatBreaksOffIsRefusedWithThePosition() throws Exception {
        byte[] sample = sample();
        for (int end = 1; end < sample.length - 20; end += 97) {
            byte[] cut = Arrays.copyOf(sample, end);
            assertThatExceptionOfType(UnreadableDocument.class)
                    .isThrownBy(() -> read(cut))
                    .satisfies(e -> assertThat(e.where()).isNotBlank());
        }
    }

    @Test
    protected void nothingIsFetched(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "KEEP-THIS-SECRET");
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(1);
            String url = "http://127.0.0.1:" + server.getLocalPort() + "/x";
            assertRefused(prefixed("<!DOCTYPE x SYSTEM \"" + url + "\">"), "a document type elsewhere");
            assertRefused(
                    prefixed("<!DOCTYPE x [<!ENTITY % p SYSTEM \"" + url + "\"> %p;]>"),
                    "a parameter entity elsewhere");
            UnreadableDocument refusal =
                    assertRefused(prefixed("<!DOCTYPE x [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"), "a file");
            read(prefixed("<?xml-stylesheet href=\"" + url + "\"?>"));

            assertThat(refusal).hasMessageNotContaining("KEEP-THIS-SECRET");
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(server::accept);
        }
    }

    @Test
    protected void anEndlessEntryIsRefused() {
        assertThatExceptionOfType(UnreadableDocument.class).isThrownBy(() -> {
            try (InputStream endless = new EndlessEntry(bytes(beginning()))) {
                format().read(endless, entry -> {});
            }
        });
    }

    @Test
    protected void aDamagedListIsReadOrRefusedAndNothingElseHappens() throws Exception {
        Mutations mutations = new Mutations(sample(), SEED);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] document = mutations.get();
            long before = System.nanoTime();
            try {
                read(document);
            } catch (UnreadableDocument e) {
                refused++;
                assertThat(e.where()).as("mutation %d", i).isNotBlank();
                assertThat(e.getMessage()).as("mutation %d", i).isNotBlank();
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("mutation " + i + " of seed " + SEED, e);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .as("mutation %d", i)
                    .isLessThan(AT_ONCE);
        }
        assertThat(refused).isBetween(MUTATIONS / 4, MUTATIONS - 1);
    }

    private UnreadableDocument assertRefused(byte[] document, String what) {
        return Assertions.assertTimeoutPreemptively(
                AT_ONCE,
                () -> {
                    long before = allocated();
                    UnreadableDocument refusal =
                            Assertions.assertThrows(UnreadableDocument.class, () -> read(document), what);
                    assertThat(allocated() - before).as(what).isLessThan(LITTLE_MEMORY);
                    assertThat(refusal.where()).as(what).isNotBlank();
                    assertThat(refusal.getMessage()).as(what).isNotBlank();
                    return refusal;
                },
                what);
    }

    private void read(byte[] document) throws UnreadableDocument, IOException {
        format().recognises(ReadList.head(document));
        format().read(new ByteArrayInputStream(document), entry -> {
            entry.fingerprint();
            entry.designation();
        });
    }

    /// The sample with something at the beginning of its first text.
    private byte[] inside(String piece) {
        return bytes(beginning() + piece + text().substring(beginning().length()));
    }

    private String beginning() {
        int at = text().indexOf(firstText());
        assertThat(at).as("the sample has " + firstText()).isPositive();
        return text().substring(0, at + firstText().length());
    }

    /// The sample with something else before its root.
    private byte[] prefixed(String prolog) {
        String text = text();
        return bytes(prolog + text.substring(text.indexOf("?>") + 2));
    }

    private String text() {
        try {
            return new String(sample(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String attributes(int count) {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < count; i++) {
            attributes.append(" a").append(i).append("='1'");
        }
        return attributes.toString();
    }

    private static long allocated() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadAllocatedBytes();
    }

    private static Stream<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Shared.file(folder))) {
            return files.sorted().toList().stream();
        }
    }

    /// A list whose first entry never ends.
    private static final class EndlessEntry extends InputStream {
        private static final byte[] AGAIN = bytes("<a>x</a>");
        private final byte[] beginning;
        private int position;

        EndlessEntry(byte[] beginning) {
            this.beginning = beginning;
        }

        @Override
        public int read() {
            int at = position++;
            return at < beginning.length ? beginning[at] : AGAIN[(at - beginning.length) % AGAIN.length];
        }
    }
}
