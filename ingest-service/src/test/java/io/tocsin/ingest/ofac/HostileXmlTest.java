package io.tocsin.ingest.ofac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Hostile and broken documents: each is refused at once, whether or not somebody takes it for a list.
class HostileXmlTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    @Test
    void everyHostileDocumentIsRefusedByTheReaderItself() throws Exception {
        List<Path> documents;
        try (var files = Files.list(SharedLists.path("cases/xml-hostile"))) {
            documents = files.toList();
        }
        assertThat(documents).hasSize(14);
        for (Path document : documents) {
            byte[] bytes = Files.readAllBytes(document);
            Assertions.assertTimeoutPreemptively(AT_ONCE, () -> assertRefused(bytes), document.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<sdnList>&xxe;</sdnList>",
                "<sdnList><sdnEntry><uid>1</uid><lastName>A &amp B</lastName></sdnEntry></sdnList>",
                "<sdnList><sdnEntry><uid>1</uid></sdnList>",
                "<sdnList/><sdnList/>",
                "<sdnList><sdnEntry><uid>1</uid><lastName>A&#0;B</lastName></sdnEntry></sdnList>",
                "<sdnList><sdnEntry><uid>1</uid><lastName>A&#4;B</lastName></sdnEntry></sdnList>",
                "<?xml version='1.1'?><sdnList><sdnEntry><uid>1</uid><lastName>A&#4;B</lastName></sdnEntry></sdnList>",
                "<!DOCTYPE sdnList SYSTEM \"file:///etc/passwd\"><sdnList/>",
                "<!DOCTYPE sdnList [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><sdnList>&b;</sdnList>",
                ""
            })
    void aListThatIsHostileIsRefused(String document) {
        assertRefused(SampleLists.bytes(document));
    }

    private static void assertRefused(byte[] document) {
        assertThatExceptionOfType(UnreadableDocument.class)
                .isThrownBy(() -> SdnXml.format(SampleLists.SDN)
                        .read(new ByteArrayInputStream(document), entry -> entry.fingerprint()));
    }
}
