package io.tocsin.registry.feed;

import static io.restassured.RestAssured.given;
import static io.tocsin.registry.TestLog.organisation;
import static io.tocsin.registry.TestLog.party;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.registry.TestLog;
import io.tocsin.registry.TokenKeys;
import io.tocsin.registry.Topic;
import io.tocsin.registry.feed.EventStreamReader.Message;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// What listeners get, over HTTP, while the fold goes on. All tests write to one log.
@QuarkusTest
@TestProfile(EventsTest.Brisk.class)
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "registry"))
@QuarkusTestResource(TokenKeys.class)
class EventsTest {
    /// Short times and small stretches, so that every bound is met.
    public static class Brisk implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.ofEntries(
                    Map.entry("tocsin.registry.feed.heartbeat", "200ms"),
                    Map.entry("tocsin.registry.feed.look-again-after", "1m"),
                    Map.entry("tocsin.registry.export.at-most", "1s"),
                    Map.entry("tocsin.registry.feed.stuck-after", "3s"),
                    Map.entry("tocsin.registry.feed.max-wait", "2s"),
                    Map.entry("tocsin.registry.feed.atom-entries", "3"),
                    Map.entry("tocsin.registry.feed.max-listeners", "8"),
                    Map.entry("tocsin.registry.feed.max-limit", "7"),
                    Map.entry("tocsin.registry.feed.default-limit", "5"),
                    Map.entry("tocsin.registry.feed.max-bytes", "9K"),
                    Map.entry("tocsin.registry.feed.span", "23"),
                    Map.entry("tocsin.registry.feed.atom-span", "200"));
        }
    }

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final TestLog LOG = new TestLog();
    private static final Random CHANCE = new Random(20241218);
    private static int parties;

    private final Topic topic = new Topic();

    @Inject
    DataSource database;

    @BeforeEach
    void aLogThatIsFolded() {
        if (LOG.events().isEmpty()) {
            writeParties(30);
        }
        folded();
    }

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void aListenerGetsWhatIsFoldedFromNowOnWithItsSequenceTypeAndText() {
        try (EventStreamReader stream = EventStreamReader.open("", null)) {
            assertThat(stream.nextComment()).isEqualTo("live");
            LoggedEvent event = LOG.listed(organisation("live-1", "Neue Gesellschaft \"ПРИМЕР\" \u2028 ltd\n& co"));
            topic.send(event);

            assertThat(stream.next())
                    .contains(new Message(Long.toString(event.sequence()), "designation.listed", event.json()));
        }
    }

    @Test
    void browsersAndThoseWhoDoNotSayGetTheStream() {
        try (EventStreamReader stream = EventStreamReader.open("", null)) {
            assertThat(stream.response().headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        }
        assertThat(firstBytes("GET /v1/events HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n"))
                .contains("text/event-stream");
        assertThat(firstBytes("GET /v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .contains("text/event-stream");
    }

    @Test
    void whatAListenerGotOverManyBrokenConnectionsIsTheLog() throws InterruptedException {
        List<Message> got = new ArrayList<>();
        Thread folding = Thread.ofVirtual().start(() -> writeParties(200));
        String lastEventId = "0";
        int connections = 0;
        while (folding.isAlive() || !lastEventId.equals(Long.toString(LOG.next() - 1))) {
            try (EventStreamReader stream = EventStreamReader.open("", lastEventId)
                    .breakAfter(CHANCE.nextInt(connections % 3 == 0 ? 12 : 90))) {
                for (Optional<Message> next = stream.next(); next.isPresent(); next = stream.next()) {
                    got.add(next.get());
                }
                lastEventId = stream.lastEventId();
            }
            connections++;
        }
        folding.join();

        assertThat(connections).isGreaterThan(10);
        assertThat(got)
                .extracting(Message::data)
                .containsExactlyElementsOf(
                        LOG.events().stream().map(LoggedEvent::json).toList());
    }

    @Test
    void aFilteredListenerMissesNothingAndGetsNothingTwice() {
        writeParties(60);
        List<String> wanted =
                wanted(event -> event.event().designation().programmes().contains("SDGT")
                        && event.event().type().wireName().equals("designation.amended"));

        List<String> got = new ArrayList<>();
        String lastEventId = "0";
        while (Long.parseLong(lastEventId) < LOG.next() - 1) {
            try (EventStreamReader stream = EventStreamReader.open(
                            "?programme=SDGT&type=designation.amended", lastEventId)
                    .breakAfter(CHANCE.nextInt(40))) {
                stream.next().map(Message::data).ifPresent(got::add);
                lastEventId = stream.lastEventId();
            }
        }

        assertThat(wanted).hasSizeGreaterThan(5);
        assertThat(got).containsExactlyElementsOf(wanted);
    }

    @Test
    void aSilentStreamSaysWhereItStands() {
        try (EventStreamReader stream = EventStreamReader.open("?authority=nobody&after=0", null)) {
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                assertThat(stream.nextComment()).isEqualTo("heartbeat");
                assertThat(stream.lastEventId()).isEqualTo(Long.toString(LOG.next() - 1));
            });
        }
    }

    @Test
    void lastEventIdCountsMoreThanAfter() {
        try (EventStreamReader stream = EventStreamReader.open("?after=3", "17")) {
            assertThat(stream.next()).map(Message::id).contains("18");
        }
        try (EventStreamReader stream = EventStreamReader.open("?after=3", null)) {
            assertThat(stream.next()).map(Message::id).contains("4");
        }
    }

    @Test
    void aPositionThatCannotBeIsRefused() {
        for (String bad : List.of("abc", "-1", "1.5", "9".repeat(30))) {
            given().header("Accept", "text/event-stream")
                    .header("Last-Event-ID", bad)
                    .get("/v1/events")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("title", containsString("Last-Event-ID"));
            json().queryParam("after", bad).get("/v1/events").then().statusCode(400);
        }
        json().queryParam("type", "designation.exploded")
                .get("/v1/events")
                .then()
                .statusCode(400)
                .body("detail", containsString("designation.exploded"));
        json().queryParam("designation", "nonsense").get("/v1/events").then().statusCode(400);
        json().queryParam("limit", "0").get("/v1/events").then().statusCode(400);
        json().queryParam("wait", "-3").get("/v1/events").then().statusCode(400);
    }

    @Test
    void aStreamThatIsAheadOfTheLogWaitsForItAndGetsNothingTwice() {
        long ahead = LOG.next() + 1;
        try (EventStreamReader stream = EventStreamReader.open("", Long.toString(ahead))) {
            assertThat(stream.nextComment()).isEqualTo("live");
            assertThat(stream.lastEventId()).isEqualTo(Long.toString(ahead));
            writeParties(5);

            assertThat(stream.next()).map(Message::id).contains(Long.toString(ahead + 1));
        }
    }

    @Test
    void aPageAfterWhatIsAheadOfTheLogIsEmpty() {
        assertThat(page("after=99999999").toString()).isEqualTo("{\"items\":[],\"next\":null,\"last\":99999999}");
    }

    @Test
    void pagesPutTogetherAreTheLog() throws InterruptedException {
        Thread folding = Thread.ofVirtual().start(() -> writeParties(60));
        List<String> got = new ArrayList<>();
        long after = 0;
        while (folding.isAlive() || after < LOG.next() - 1) {
            JsonNode page = page("limit=" + (1 + CHANCE.nextInt(9)) + "&wait=1&after=" + after);
            assertThat(page.path("items")).hasSizeLessThanOrEqualTo(7);
            page.path("items").forEach(item -> got.add(item.toString()));
            assertThat(page.path("next").asText())
                    .isIn("null", page.path("last").asText());
            after = page.path("last").asLong();
        }
        folding.join();

        assertThat(got)
                .containsExactlyElementsOf(
                        LOG.events().stream().map(LoggedEvent::json).toList());
    }

    @Test
    void aPageHasTheEventsAsReceived() {
        String page = json().queryParam("limit", 1).get("/v1/events").asString();

        assertThat(page).isEqualTo("{\"items\":[" + LOG.events().getFirst().json() + "],\"next\":\"1\",\"last\":1}");
    }

    @Test
    void everyFilterNarrows() {
        assertThat(sequences("designation=ofac-sdn:p1"))
                .isEqualTo(numbers(event -> event.designationId().toString().equals("ofac-sdn:p1")));
        assertThat(sequences("source=ofac-cons"))
                .isEqualTo(numbers(event -> event.source().equals("ofac-cons")));
        assertThat(sequences("authority=us-ofac&country=Russia"))
                .isEqualTo(numbers(event ->
                        event.event().designation().subject().countries().contains("RU")));
        assertThat(sequences("programme=IFSR&programme=SDGT&type=designation.listed"))
                .isEqualTo(numbers(event -> event.event().type().wireName().equals("designation.listed")
                        && event.event().designation().programmes().stream()
                                .anyMatch(List.of("IFSR", "SDGT")::contains)));
    }

    @Test
    void aLongPollIsAnsweredWhenThereIsAnEvent() {
        long end = LOG.next() - 1;
        CompletableFuture<JsonNode> answer = CompletableFuture.supplyAsync(
                () -> page("wait=600&after=" + end), task -> Thread.ofVirtual().start(task));
        LoggedEvent event = LOG.listed(organisation("polled", "Polled for"));
        topic.send(event);

        assertThat(answer.join().path("items")).extracting(JsonNode::toString).containsExactly(event.json());
    }

    @Test
    void aLongPollEndsEmptyAfterTheLongestWait() {
        long end = LOG.next() - 1;

        JsonNode page = page("authority=nobody&wait=600&after=" + end);

        assertThat(page.toString()).isEqualTo("{\"items\":[],\"next\":null,\"last\":" + end + "}");
    }

    @Test
    void whoFindsNoPlaceIsToldWhenToComeAgain() {
        List<EventStreamReader> streams = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                streams.add(EventStreamReader.open("", null));
            }
            given().header("Accept", "text/event-stream")
                    .get("/v1/events")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "10")
                    .contentType("application/problem+json")
                    .body("title", equalTo("Too many listeners"))
                    .body("detail", containsString("come again"));
        } finally {
            streams.forEach(EventStreamReader::close);
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            try (EventStreamReader stream = EventStreamReader.open("", null)) {
                return stream.response().statusCode() == 200;
            }
        });
    }

    @Test
    void aStuckClientLosesItsPlaceAndOthersAreServedMeanwhile() throws IOException {
        writeParties(900);
        try (Socket stuck = new Socket()) {
            stuck.setReceiveBufferSize(4096);
            stuck.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
            stuck.getOutputStream()
                    .write("GET /v1/events?after=0 HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            await().atMost(Duration.ofSeconds(5)).until(() -> listeners() >= 1);
            try (EventStreamReader stream = EventStreamReader.open("?after=0", null)) {
                assertThat(stream.next()).map(Message::id).contains("1");
            }

            await().atMost(Duration.ofSeconds(20)).until(() -> listeners() == 0);
        }
    }

    @Test
    void anExportThatTakesTooLongIsBrokenOff() throws SQLException {
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            try {
                statement.execute("LOCK fold.designation IN ACCESS EXCLUSIVE MODE");

                assertThatThrownBy(() -> HTTP.send(
                                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port
                                                + "/v1/exports/designations.csv"))
                                        .timeout(Duration.ofSeconds(20))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString()))
                        .isInstanceOf(IOException.class)
                        .isNotInstanceOf(HttpTimeoutException.class);
            } finally {
                other.rollback();
                other.setAutoCommit(true);
            }
        }
    }

    @Test
    void anAtomFeedShowsTheNewestFirstAndLeadsToWhatWasBefore() {
        List<String> shown = new ArrayList<>();
        String address = "/v1/feeds/us-ofac/SDGT.atom";
        while (address != null) {
            Document page = AtomPageTest.parse(given().get(address)
                    .then()
                    .statusCode(200)
                    .contentType("application/atom+xml;charset=UTF-8")
                    .extract()
                    .asString());
            NodeList entries = page.getElementsByTagName("entry");
            for (int i = 0; i < entries.getLength(); i++) {
                shown.add(entries.item(i).getFirstChild().getTextContent());
            }
            address = next(page);
        }

        List<String> news = new ArrayList<>(LOG.events().stream()
                .filter(event -> event.event().designation().programmes().contains("SDGT"))
                .map(event -> "urn:uuid:" + event.eventId())
                .toList());
        Collections.reverse(news);
        assertThat(shown).containsExactlyElementsOf(news).hasSizeGreaterThan(3);
    }

    private static String next(Document page) {
        NodeList links = page.getElementsByTagName("link");
        for (int i = 0; i < links.getLength(); i++) {
            Element link = (Element) links.item(i);
            if (link.getAttribute("rel").equals("next")) {
                return link.getAttribute("href");
            }
        }
        return null;
    }

    @Test
    void anAtomFeedThatIsKnownIsNotSentAgain() {
        Response first = given().get("/v1/feeds/us-ofac.atom");

        given().header("If-None-Match", first.header("ETag"))
                .get("/v1/feeds/us-ofac.atom")
                .then()
                .statusCode(304);
        given().header("If-Modified-Since", first.header("Last-Modified"))
                .get("/v1/feeds/us-ofac.atom")
                .then()
                .statusCode(304);
        topic.send(LOG.listed(organisation("news-" + LOG.next(), "News")));
        folded();
        given().header("If-None-Match", first.header("ETag"))
                .get("/v1/feeds/us-ofac.atom")
                .then()
                .statusCode(200);
    }

    @Test
    void firstSightIsNoNews() {
        topic.send(LOG.baseline(party(
                "uk-sl", "uk-odd", SubjectType.PERSON, List.of(Name.of("Odd", NameQuality.PRIMARY)), "GB", "A/B C.D")));
        Designation amended = party(
                "uk-sl", "uk-even", SubjectType.PERSON, List.of(Name.of("Even", NameQuality.PRIMARY)), "GB", "A/B C.D");
        LoggedEvent news = LOG.listed(amended);
        topic.send(news);
        folded();

        for (String programme : List.of("A%2FB%20C.D", "A/B%20C.D")) {
            Document page = AtomPageTest.parse(given().urlEncodingEnabled(false)
                    .get("/v1/feeds/us-ofac/" + programme + ".atom")
                    .asString());
            assertThat(page.getElementsByTagName("entry").getLength()).isEqualTo(1);
            assertThat(page.getElementsByTagName("entry")
                            .item(0)
                            .getFirstChild()
                            .getTextContent())
                    .isEqualTo("urn:uuid:" + news.eventId());
        }
    }

    private double listeners() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("tocsin_registry_feed_listeners "))
                .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
                .findFirst()
                .orElseThrow();
    }

    private static RequestSpecification json() {
        return given().header("Accept", "application/json");
    }

    private static JsonNode page(String query) {
        try {
            return DesignationJson.MAPPER.readTree(HTTP.send(
                            HttpRequest.newBuilder(
                                            URI.create("http://127.0.0.1:" + RestAssured.port + "/v1/events?" + query))
                                    .header("Accept", "application/json")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The sequences on all pages of a feed.
    private static List<Long> sequences(String filter) {
        List<Long> sequences = new ArrayList<>();
        String next = "0";
        while (!next.equals("null")) {
            JsonNode page = page(filter + "&after=" + next);
            page.path("items")
                    .forEach(item -> sequences.add(item.path("sequence").asLong()));
            next = page.path("next").asText();
        }
        return sequences;
    }

    private static List<Long> numbers(Predicate<LoggedEvent> wanted) {
        List<Long> numbers =
                LOG.events().stream().filter(wanted).map(LoggedEvent::sequence).toList();
        assertThat(numbers).isNotEmpty();
        return numbers;
    }

    private static List<String> wanted(Predicate<LoggedEvent> wanted) {
        return LOG.events().stream().filter(wanted).map(LoggedEvent::json).toList();
    }

    /// Parties on two lists; every third is amended, every fifth delisted.
    private void writeParties(int count) {
        for (int i = 0; i < count; i++) {
            String reference = "p" + ++parties;
            Designation party = party(
                    parties % 4 == 0 ? "ofac-cons" : "ofac-sdn",
                    reference,
                    SubjectType.ORGANISATION,
                    List.of(Name.of("Party " + "x".repeat(CHANCE.nextInt(3000)) + parties, NameQuality.PRIMARY)),
                    parties % 7 == 0 ? "RU" : "PK",
                    parties % 3 == 0 ? "IFSR" : "NPWMD");
            write(LOG.listed(party));
            if (parties % 3 == 0) {
                write(LOG.amended(party, TestLog.with(party, "SDGT")));
            }
            if (parties % 5 == 0) {
                write(LOG.delisted(party));
            }
        }
        topic.flush();
    }

    private void write(LoggedEvent event) {
        topic.sendLater(event);
    }

    private static void folded() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get("/v1/digest").then().body("sequence", equalTo((int) LOG.next() - 1)));
    }

    private static String firstBytes(String request) {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] bytes = new byte[400];
            int read = socket.getInputStream().read(bytes);
            return new String(Arrays.copyOf(bytes, read), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
