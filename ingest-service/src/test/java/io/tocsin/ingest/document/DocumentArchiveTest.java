package io.tocsin.ingest.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.ingest.IngestTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

@IngestTest
class DocumentArchiveTest {
    @Inject
    DocumentArchive archive;

    @Test
    void bytesComeBackAsTheyWereWhateverTheirSize() throws IOException, TooLarge {
        for (int size : new int[] {0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 5_000_000}) {
            byte[] bytes = new byte[size];
            new Random(size).nextBytes(bytes);
            String sha256 = keep(bytes);
            keep(bytes);
            try (Document found = archive.find(sha256).orElseThrow();
                    InputStream in = found.open()) {
                assertThat(in.readAllBytes()).isEqualTo(bytes);
                assertThat(found.sha256()).isEqualTo(sha256);
            }
        }
    }

    @Test
    void whatWasNeverKeptIsNotThere() {
        assertThat(archive.find("0".repeat(64))).isEmpty();
    }

    @Test
    void aDocumentAboveTheLimitIsRefusedByItsLimit() {
        assertThatThrownBy(() -> Document.receive(new ByteArrayInputStream(new byte[11]), 10))
                .isInstanceOf(TooLarge.class)
                .hasMessageContaining("10 bytes");
    }

    private String keep(byte[] bytes) throws IOException, TooLarge {
        try (Document document = Document.receive(new ByteArrayInputStream(bytes), 10_000_000)) {
            archive.keep(document, Instant.parse("2024-12-18T00:00:00Z"));
            return document.sha256();
        }
    }
}
