package io.tocsin.local.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class SampleAuthorityTest {
    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private SampleAuthority authority;

    @BeforeEach
    void start() {
        authority = SampleAuthority.start(0, folder);
    }

    @AfterEach
    void stop() {
        authority.close();
        http.close();
    }

    @Test
    void theFourAreOnTheListOnlyWhenItHasCaughtUp() throws Exception {
        List<String> before = references();
        authority.publish(Stage.ANNOUNCED);
        assertThat(references()).isEqualTo(before).hasSize(12);

        authority.publish(Stage.LISTED);

        assertThat(references()).containsAll(before).hasSize(16).endsWith("52049", "52051", "52052", "52053");
    }

    @Test
    void theListCountsItsRecords() throws Exception {
        for (Stage stage : Stage.values()) {
            authority.publish(stage);
            assertThat(texts("Record_Count", body(Documents.LIST)))
                    .containsExactly(Integer.toString(references().size()));
        }
    }

    @Test
    void theFeedIsEmptyUntilTheAnnouncement() throws Exception {
        assertThat(texts("item", body(Documents.FEED))).isEmpty();
        assertThat(get(Documents.STATEMENT).statusCode()).isEqualTo(404);

        authority.publish(Stage.ANNOUNCED);

        String feed = body(Documents.FEED);
        assertThat(texts("item", feed)).hasSize(1);
        assertThat(texts("content:encoded", feed).getFirst())
                .contains("National Development Complex", "Affiliates International", "E.O. 13382 Section 1(a)(ii)");
        assertThat(feed).doesNotContain("{authority}");
        String link = texts("link", feed).getLast();
        assertThat(get(URI.create(link).getPath()).statusCode()).isEqualTo(200);
    }

    @Test
    void whoHasTheDocumentIsToldSo() throws Exception {
        HttpResponse<String> first = get(Documents.LIST);
        String etag = first.headers().firstValue("ETag").orElseThrow();
        String date = first.headers().firstValue("Last-Modified").orElseThrow();

        assertThat(get(Documents.LIST, "If-None-Match", etag).statusCode()).isEqualTo(304);
        assertThat(get(Documents.LIST, "If-Modified-Since", date).statusCode()).isEqualTo(304);

        authority.publish(Stage.LISTED);

        assertThat(get(Documents.LIST, "If-None-Match", etag).statusCode()).isEqualTo(200);
        assertThat(get(Documents.LIST, "If-Modified-Since", date).statusCode()).isEqualTo(200);
    }

    @Test
    void whatWasPublishedStaysPublishedOverARestart() throws Exception {
        authority.publish(Stage.LISTED);
        authority.publish(Stage.ANNOUNCED);
        authority.close();

        authority = SampleAuthority.start(0, folder);

        assertThat(authority.stage()).isEqualTo(Stage.LISTED);
        assertThat(references()).hasSize(16);
    }

    @Test
    void thePageSaysWhatIsServedNow() throws Exception {
        assertThat(body("/")).contains("no announcement");

        authority.publish(Stage.LISTED);

        assertThat(body("/")).contains("the list with the four it names", Documents.STATEMENT);
    }

    private List<String> references() throws Exception {
        return texts("uid", body(Documents.LIST), "sdnEntry");
    }

    private String body(String path) throws IOException, InterruptedException {
        return get(path).body();
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + authority.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static List<String> texts(String element, String xml) throws Exception {
        return texts(nodes(element, xml));
    }

    /// Of those elements only which are children of such a parent.
    private static List<String> texts(String element, String xml, String parent) throws Exception {
        NodeList nodes = nodes(element, xml);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getParentNode().getNodeName().equals(parent))
                .map(node -> node.getTextContent())
                .toList();
    }

    private static List<String> texts(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }

    private static NodeList nodes(String element, String xml)
            throws ParserConfigurationException, IOException, SAXException {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getElementsByTagName(element);
    }
}
