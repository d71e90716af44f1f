package io.tocsin.ingest.fetch;

import static io.tocsin.ingest.Desk.announce;
import static io.tocsin.ingest.Desk.decide;
import static io.tocsin.ingest.Desk.get;
import static io.tocsin.ingest.SmallLists.csv;
import static io.tocsin.ingest.SmallLists.examples;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.path.json.JsonPath;
import io.tocsin.ingest.IngestTest;
import io.tocsin.ingest.channel.Channel;
import io.tocsin.ingest.channel.LookFailed;
import io.tocsin.ingest.channel.Text;
import io.tocsin.ingest.channel.Text.Form;
import io.tocsin.ingest.source.Catalogue;
import io.tocsin.ingest.source.Source.AnnouncementSource;
import io.tocsin.ingest.source.SourceConfig.Settings;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a look at an authority's server leads to.
@IngestTest
class LookTest {
    @Inject
    Look look;

    @Inject
    Catalogue catalogue;

    private HttpServer authority;
    private final List<HttpExchange> asked = new ArrayList<>();
    private int status = 200;
    private String body = "";
    private String location = "";
    private String retryAfter = "";

    @BeforeEach
    void open() throws IOException {
        authority = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        authority.createContext("/", this::answer);
        authority.start();
    }

    @AfterEach
    void close() {
        authority.stop(0);
    }

    @Test
    void aListIsTakenInAsIfItWerePosted() throws InterruptedException {
        // Given
        body = csv(examples(3));
        // When
        lookAt("ofac-sdn");
        // Then
        JsonPath source = get("/v1/sources/ofac-sdn");
        assertThat(source.getInt("designations")).isEqualTo(3);
        assertThat(source.getString("lastVerifiedAt")).isNotNull();
        assertThat(get("/v1/events?limit=1").getString("items[0].evidence[0].url"))
                .isEqualTo(url("/list").toString());
    }

    @Test
    void theSecondLookIsConditionalAndA304IsAGoodLook() throws InterruptedException {
        // Given
        body = csv(examples(3));
        lookAt("ofac-sdn");
        status = 304;
        // When
        lookAt("ofac-sdn");
        // Then
        assertThat(asked.getLast().getRequestHeaders().getFirst("If-None-Match"))
                .isEqualTo("\"v1\"");
        assertThat(get("/v1/runs").getList("items")).hasSize(1);
        assertThat(get("/v1/sources/ofac-sdn").getString("reason")).isNull();
    }

    @Test
    void tocsinSaysWhoAsks() throws InterruptedException {
        // Given
        body = csv(examples(1));
        // When
        lookAt("ofac-sdn");
        // Then
        assertThat(asked.getFirst().getRequestHeaders().getFirst("User-Agent"))
                .startsWith("Mozilla/5.0 (compatible; Tocsin/")
                .contains("+http");
    }

    @Test
    void aWebPageWhereAListWasExpectedIsAFailureAndNoChange() throws InterruptedException {
        // Given
        body = csv(examples(3));
        lookAt("ofac-sdn");
        body = "<!DOCTYPE html><html><body>Just a moment...</body></html>";
        // When
        lookAt("ofac-sdn");
        lookAt("ofac-sdn");
        // Then
        JsonPath source = get("/v1/sources/ofac-sdn");
        assertThat(source.getString("state")).isEqualTo("failing");
        assertThat(source.getString("reason")).contains("HTML page");
        assertThat(source.getInt("designations")).isEqualTo(3);
        assertThat(get("/v1/runs").getList("items"))
                .as("the same page makes one run")
                .hasSize(2);
    }

    @Test
    void anErrorOfTheServerIsAFailure() throws InterruptedException {
        // Given
        status = 503;
        // When
        lookAt("ofac-sdn");
        // Then
        assertThat(get("/v1/sources/ofac-sdn").getString("reason")).contains("503");
    }

    @Test
    void aRedirectIsFollowedToAnAllowedHostAlone() throws InterruptedException {
        // Given
        body = csv(examples(2));
        status = 302;
        location = "http://localhost:" + authority.getAddress().getPort() + "/elsewhere";
        // When
        lookAt("ofac-sdn");
        String refused = get("/v1/sources/ofac-sdn").getString("reason");
        lookAt("ofac-sdn", "localhost");
        // Then
        assertThat(refused).contains("not among the allowed hosts");
        assertThat(get("/v1/sources/ofac-sdn").getInt("designations")).isEqualTo(2);
    }

    @Test
    void aHeldListIsNotHeldAgainAtEveryLook() throws InterruptedException {
        // Given
        body = csv(examples(20));
        lookAt("ofac-sdn");
        body = csv(examples(5));
        lookAt("ofac-sdn");
        // When
        lookAt("ofac-sdn");
        // Then
        assertThat(get("/v1/runs").getList("items.outcome")).isEqualTo(List.of("held", "baseline"));
        assertThat(get("/v1/sources/ofac-sdn").getString("state")).isEqualTo("held");
    }

    @Test
    void eachTextOfAFeedIsReadOnce() throws InterruptedException {
        // Given
        body = """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
                <title>Press releases</title>
                <item><title>Designations</title><link>https://www.state.gov/example/</link>
                <pubDate>Wed, 18 Dec 2024 17:00:00 +0000</pubDate>
                <content:encoded><![CDATA[<p>The Department of State is designating Example Aerospace Complex
                pursuant to Executive Order (E.O.) 13382 Section 1(a)(ii).</p>]]></content:encoded></item>
                <item><title>A visit</title><link>https://www.state.gov/visit/</link>
                <pubDate>Tue, 17 Dec 2024 17:00:00 +0000</pubDate>
                <description>The Secretary met his counterpart.</description></item>
                </channel></rss>
                """;
        // When
        lookAt("us-state");
        lookAt("us-state");
        // Then
        JsonPath events = get("/v1/events");
        assertThat(events.getList("items.designation.id"))
                .isEqualTo(List.of("us-state:2024-12-18-example-aerospace-complex"));
        assertThat(events.getString("items[0].evidence[0].url")).isEqualTo("https://www.state.gov/example/");
        assertThat(get("/v1/runs").getList("items")).hasSize(2);
    }

    @Test
    void whatAnOperatorWithdrewIsNotAnnouncedAgainAtTheNextLook() throws InterruptedException {
        // Given
        lookBy(visit -> visit.text(text()));
        decide(get("/v1/runs").getString("items[0].runId"), "withdraw").then().statusCode(200);
        // When
        lookBy(visit -> visit.text(text()));
        // Then
        assertThat(get("/v1/events").getList("items.type"))
                .isEqualTo(List.of("designation.announced", "designation.withdrawn"));
    }

    @Test
    void aPostedTextDoesNotPutABrokenSourceInOrder() throws InterruptedException {
        // Given
        status = 503;
        lookAt("us-state");
        // When
        announce("us-state", "https://www.state.gov/example/", "2024-12-18T17:00:00Z", text().content());
        // Then
        JsonPath source = get("/v1/sources/us-state");
        assertThat(source.getString("state")).isEqualTo("failing");
        assertThat(source.getString("lastVerifiedAt")).isNull();
        assertThat(source.getString("lastChangedAt")).isNotNull();
    }

    @Test
    void aPostedTextMovesWhenASourceThatNobodyWatchesWasCheckedAndChanged() {
        // When
        announce("us-state", "https://www.state.gov/example/", "2024-12-18T17:00:00Z", text().content());
        // Then
        JsonPath source = get("/v1/sources/us-state");
        assertThat(source.getString("state")).isEqualTo("unwatched");
        assertThat(source.getString("lastCheckedAt")).isNotNull();
        assertThat(source.getString("lastChangedAt")).isEqualTo(source.getString("lastCheckedAt"));
    }

    @Test
    void aLookThatBreaksOffAfterATextIsNoGoodLook() throws InterruptedException {
        // When
        lookBy(visit -> {
            visit.text(text());
            throw new LookFailed("the second page is gone");
        });
        // Then
        JsonPath source = get("/v1/sources/us-state");
        assertThat(source.getString("state")).isEqualTo("failing");
        assertThat(source.getString("lastVerifiedAt")).isNull();
        assertThat(source.getString("lastChangedAt")).isNotNull();
    }

    @Test
    void aBotWallInPlaceOfAFeedIsAFailure() throws InterruptedException {
        // Given
        body = "<!doctype html><html><title>Just a moment...</title></html>";
        // When
        lookAt("us-state");
        // Then
        assertThat(get("/v1/sources/us-state").getString("state")).isEqualTo("failing");
        assertThat(get("/v1/sources/us-state").getString("reason")).contains("bot wall");
    }

    @Test
    void howLongAnAuthorityWantsToBeLeftAloneIsHonouredWithinBounds() throws InterruptedException {
        // Given
        status = 429;
        retryAfter = "1800";
        // When
        Duration asked = lookAt("ofac-sdn");
        retryAfter = "99999999";
        Duration tooLong = lookAt("ofac-sdn");
        // Then
        assertThat(asked).isEqualTo(Duration.ofMinutes(30));
        assertThat(tooLong).isEqualTo(Duration.ofHours(6));
        assertThat(get("/v1/sources/ofac-sdn").getString("reason")).contains("429");
    }

    @Test
    void aChannelRemembersHowFarItCame() throws InterruptedException {
        // Given
        List<Optional<String>> remembered = new ArrayList<>();
        Channel channel = visit -> {
            remembered.add(visit.remembered());
            visit.remember("page " + remembered.size());
        };
        // When
        lookBy(channel);
        lookBy(channel);
        // Then
        assertThat(remembered).containsExactly(Optional.empty(), Optional.of("page 1"));
    }

    @Test
    void aChannelAsksNoStrangerAndNotForEver() throws InterruptedException {
        // When
        lookBy(visit -> visit.ask(URI.create("http://elsewhere.example/page")));
        String stranger = get("/v1/sources/us-state").getString("reason");
        lookBy(visit -> {
            while (true) {
                visit.ask(url("/page"));
            }
        });
        // Then
        assertThat(stranger).contains("neither at the source's host");
        assertThat(get("/v1/sources/us-state").getString("reason")).contains("limit", "250 documents");
        assertThat(asked).hasSize(250);
    }

    @Test
    void aTextHasItsNumberInTheEvidence() throws InterruptedException {
        // When
        lookBy(visit -> visit.text(text()));
        // Then
        assertThat(get("/v1/events").getString("items[0].evidence[0].publicationId"))
                .isEqualTo("2024-30111");
        assertThat(get("/v1/runs").getString("items[0].publicationId")).isEqualTo("2024-30111");
    }

    @Test
    void aChannelThatBreaksOffIsAFailureThatIsSeen() {
        // When
        assertThatThrownBy(() -> lookBy(visit -> {
                    throw new IllegalStateException("a fault of ours");
                }))
                .hasMessage("a fault of ours");
        // Then
        assertThat(get("/v1/sources/us-state").getString("state")).isEqualTo("failing");
        assertThat(get("/v1/sources/us-state").getString("reason")).contains("a fault of ours");
    }

    private static Text text() {
        return new Text(
                "Designations",
                "https://www.state.gov/example/",
                Instant.parse("2024-12-18T17:00:00Z"),
                "2024-30111",
                Form.PLAIN,
                "The Department of State is designating Example Aerospace Complex pursuant to Executive Order"
                        + " (E.O.) 13382 Section 1(a)(ii).");
    }

    private void lookBy(Channel channel) throws InterruptedException {
        look.at(
                new AnnouncementSource(
                        "us-state", "us-state", "by a channel of its own", true, false, List.of(), channel),
                new At(url("/feed"), List.of()));
    }

    private Duration lookAt(String source, String... hosts) throws InterruptedException {
        return look.at(catalogue.find(source).orElseThrow(), new At(url("/list"), List.of(hosts)));
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + authority.getAddress().getPort() + path);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange);
        boolean redirects = status == 302 && exchange.getRequestURI().getPath().equals("/list");
        int code = status == 302 && !redirects ? 200 : status;
        if (redirects) {
            exchange.getResponseHeaders().set("Location", location);
        }
        if (!retryAfter.isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
        }
        exchange.getResponseHeaders().set("ETag", "\"v1\"");
        byte[] bytes = code == 200 ? body.getBytes(StandardCharsets.UTF_8) : new byte[0];
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private record At(URI address, List<String> allowed) implements Settings {
        @Override
        public Optional<URI> url() {
            return Optional.of(address);
        }

        @Override
        public boolean watch() {
            return true;
        }

        @Override
        public Duration every() {
            return Duration.ofHours(1);
        }

        @Override
        public Optional<Duration> staleAfter() {
            return Optional.empty();
        }

        @Override
        public int floor() {
            return 1;
        }

        @Override
        public Optional<List<String>> hosts() {
            return Optional.of(allowed);
        }
    }
}
