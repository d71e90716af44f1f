package io.tocsin.registry.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.Designation;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.registry.TestLog;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/// Atom feeds as an XML parser sees them.
class AtomPageTest {
    private static final URI SELF = URI.create("https://registry.example/v1/feeds/us-ofac.atom");
    private static final URI SITE = URI.create("https://registry.example/");

    private final TestLog log = new TestLog();

    @Test
    void anEntrySaysWhatHappenedToWhom() {
        Designation party = TestLog.organisation("52049", "NATIONAL DEVELOPMENT COMPLEX");
        LoggedEvent listed = log.listed(party);

        Document feed = parse(page(listed).xml());

        assertThat(text(feed, "entry", "title")).isEqualTo("Listed: NATIONAL DEVELOPMENT COMPLEX (NPWMD)");
        assertThat(text(feed, "entry", "id")).isEqualTo("urn:uuid:" + listed.eventId());
        assertThat(text(feed, "entry", "updated")).isEqualTo("2024-12-18T16:00:00.123456Z");
        assertThat(feed.getElementsByTagName("link")
                        .item(1)
                        .getAttributes()
                        .getNamedItem("href")
                        .getNodeValue())
                .isEqualTo("https://registry.example/designations/ofac-sdn:52049");
        assertThat(text(feed, "entry", "summary")).isEqualTo("ofac-sdn:52049; PK");
    }

    @Test
    void aDocumentIsALinkOnlyWhereItIsOnTheWeb() {
        log.listed(TestLog.organisation("52049", "NATIONAL DEVELOPMENT COMPLEX"));

        assertThat(page(log.events().getFirst()).xml())
                .contains("<link rel=\"related\" href=\"https://authority.example/list\"");
        for (String url : List.of("javascript:alert(1)", "data:text/html,x", "file:///etc/list", "//a.example/list")) {
            TestLog other = new TestLog();
            other.listed(TestLog.organisation("52049", "NATIONAL DEVELOPMENT COMPLEX"));
            LoggedEvent event = other.rewriteLast("https://authority.example/list", url);

            assertThat(page(event).xml()).contains("<entry>").doesNotContain("related");
        }
    }

    @Test
    void whatIsProvisionalIsCalledAnnounced() {
        assertThat(Headline.of(log.announced(TestLog.organisation("1", "Party"))))
                .isEqualTo("Announced: Party (NPWMD)");
        assertThat(Headline.of(log.amended(
                        TestLog.organisation("1", "Party"), TestLog.with(TestLog.organisation("1", "Party"), "IFSR"))))
                .isEqualTo("Amended: Party (IFSR)");
        assertThat(Headline.of(log.delisted(TestLog.organisation("1", "Party"))))
                .isEqualTo("Delisted: Party (NPWMD)");
    }

    @Property(tries = 300)
    void anyNameIsWellFormed(@ForAll @NotBlank String name) {
        String xml = page(new TestLog().listed(TestLog.organisation("1", name))).xml();

        assertThat(text(parse(xml), "entry", "title").replace("\n", "").replace("\r", ""))
                .isEqualTo(AtomPage.legal("Listed: " + name.strip() + " (NPWMD)")
                        .replace("\n", "")
                        .replace("\r", ""));
    }

    private static AtomPage page(LoggedEvent event) {
        return new AtomPage("us-ofac", SELF, null, SITE, List.of(event));
    }

    static Document parse(String xml) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new AssertionError("not well-formed: " + xml, e);
        }
    }

    private static String text(Document feed, String parent, String element) {
        var children = feed.getElementsByTagName(parent).item(0).getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i).getNodeName().equals(element)) {
                return children.item(i).getTextContent();
            }
        }
        throw new AssertionError("no " + element);
    }
}
