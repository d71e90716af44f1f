package io.tocsin.ingest.ofac;

import static io.tocsin.ingest.ofac.SampleLists.SDN;
import static io.tocsin.ingest.ofac.SampleLists.file;
import static io.tocsin.ingest.ofac.SampleLists.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.Designation;
import io.tocsin.ingest.snapshot.DeltaFormat;
import io.tocsin.ingest.snapshot.EntryChange;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Documents of OFAC's enhanced shape with something broken in them are read to their end or refused, and nothing else.
class MutationsTest {
    private static final int MUTATIONS = 10_000;

    @Test
    void aBrokenListIsReadOrRefused() throws IOException {
        byte[] list = file("sdn_enhanced.xml");
        Random random = new Random(20_260_115);
        int refused = 0;

        for (int i = 0; i < MUTATIONS; i++) {
            try {
                assertThat(read(mutated(list, random), EnhancedXml.format(SDN))
                                .facts()
                                .entries())
                        .isLessThanOrEqualTo(5);
            } catch (UnreadableDocument e) {
                assertThat(e.where()).isNotBlank();
                refused++;
            }
        }

        assertThat(refused).isBetween(MUTATIONS / 10, MUTATIONS);
    }

    @Test
    void aBrokenDeltaIsReadOrRefused() throws Exception {
        byte[] delta = new String(file("sdn_enhanced.xml"), StandardCharsets.UTF_8)
                .replace(EnhancedXml.NAMESPACE, DeltaXml.NAMESPACE)
                .replace("<entity id", "<entity action=\"modify\" id")
                .replace("<feature id", "<feature action=\"modify\" id")
                .replace("<name id", "<name action=\"add\" id")
                .getBytes(StandardCharsets.UTF_8);
        Designation known = read(file("sdn_enhanced.xml")).entry("900001");
        DeltaFormat format = SDN.deltas(100);
        Random random = new Random(20_260_115);
        int refused = 0;

        for (int i = 0; i < MUTATIONS; i++) {
            try {
                for (EntryChange change : format.read(new ByteArrayInputStream(mutated(delta, random)))
                        .changes()) {
                    apply(change, known);
                }
            } catch (UnreadableDocument e) {
                assertThat(e.where()).isNotBlank();
                refused++;
            }
        }

        assertThat(refused).isBetween(MUTATIONS / 10, MUTATIONS);
    }

    private static void apply(EntryChange change, Designation known) {
        if (change instanceof EntryChange.Modified modified) {
            try {
                assertThat(modified.edit().applyTo(known).after().id()).isEqualTo(known.id());
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).as("a rule of the vocabulary").isNotBlank();
            }
        }
    }

    /// Some bytes are changed, taken out, doubled, or the rest is cut off.
    private static byte[] mutated(byte[] document, Random random) {
        int at = random.nextInt(document.length);
        int length = Math.min(1 + random.nextInt(12), document.length - at);
        byte[] before = Arrays.copyOf(document, at);
        byte[] some = Arrays.copyOfRange(document, at, at + length);
        byte[] after = Arrays.copyOfRange(document, at + length, document.length);
        return switch (random.nextInt(5)) {
            case 0 -> joined(before, after);
            case 1 -> joined(before, some, some, after);
            case 2 -> random.nextInt(4) == 0 ? before : joined(before, after);
            case 3 -> {
                byte[] other = new byte[length];
                random.nextBytes(other);
                yield joined(before, other, after);
            }
            default -> {
                int from = random.nextInt(document.length - 40);
                yield joined(before, Arrays.copyOfRange(document, from, from + 40), after);
            }
        };
    }

    private static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] joined = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }
}
