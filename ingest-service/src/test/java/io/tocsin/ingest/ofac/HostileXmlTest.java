package io.tocsin.ingest.ofac;

import static io.tocsin.ingest.ofac.SampleLists.file;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tocsin.ingest.format.HostileDocuments;
import io.tocsin.ingest.snapshot.ListFormat;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileXmlTest extends HostileDocuments {
    @Override
    protected ListFormat format() {
        return SdnXml.format(SampleLists.SDN);
    }

    @Override
    protected byte[] sample() throws IOException {
        return file("sdn.xml");
    }

    @Override
    protected String firstText() {
        return "<lastName>";
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
