package io.tocsin.registry.register;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.tocsin.designation.Address;
import io.tocsin.designation.Designation;
import io.tocsin.designation.Identifier;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.Subject;
import io.tocsin.designation.SubjectType;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.registry.TestLog;
import io.tocsin.registry.TheLog;
import io.tocsin.registry.TokenKeys;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a search finds, and in which order, beside a plain oracle over the same designations.
@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "registry"))
@QuarkusTestResource(TokenKeys.class)
class SearchingTest {
    private static final String SOURCE = "search-list";
    private static final String[] VOCABULARY = {
        "Quelm", "Quelmar", "Zorba", "Zor", "Harqu", "Vessim", "Li", "Lio", "Ostquelm", "Bank", "Qu"
    };
    private static final List<Designation> PARTIES =
            IntStream.range(100, 160).mapToObj(SearchingTest::madeUp).toList();
    private static final Designation NUMBERED = party(
            "900", "search-authority", "SXP", List.of(Identifier.of("Passport", "AB 12-345", "DE")), "Somebody Else");
    private static final Designation RENAMED = party("901", "search-authority", "SXQ", List.of(), "Formerly Plonkton");
    private static final Designation OF_ONE_NUMBER =
            party("902", "search-authority", "SXR", List.of(Identifier.of("Vessel", "IMO 9000001", null)), "Gorp Ship");
    private static final Designation OF_THE_SAME_NUMBER = party(
            "903", "search-authority", "SXR", List.of(Identifier.of("IMO number", "9000001", null)), "Gorp Again");
    private static final Designation OF_AN_OLD_PASSPORT = party(
            "904",
            "search-authority",
            "SXR",
            List.of(Identifier.of("Passport", "XY98765 (expires 2012)", null)),
            "W. G. Gorpson");
    private static final Designation OF_NO_LATIN_NAME = party("905", "search-authority", "SXR", List.of(), "ក្រុមហ៊ុន");
    private static List<String> times = List.of();

    @Inject
    Designations designations;

    @Inject
    FacetConfig faceting;

    @Inject
    DataSource database;

    @BeforeEach
    void foldOnce() {
        if (times.isEmpty()) {
            times = TheLog.append(log -> {
                        PARTIES.forEach(log::listed);
                        log.listed(NUMBERED);
                        log.listed(RENAMED);
                        log.amended(RENAMED, renamed());
                        log.listed(OF_ONE_NUMBER);
                        log.listed(OF_THE_SAME_NUMBER);
                        log.listed(OF_AN_OLD_PASSPORT);
                        log.listed(OF_NO_LATIN_NAME);
                    })
                    .stream()
                    .map(event -> event.times().emittedAt().toString())
                    .toList();
        }
    }

    @Test
    void theMostRelevantComeFirst() {
        Stream.of(
                        "quelm",
                        "QUELM zor",
                        "zor quelm",
                        "li",
                        "l",
                        "qu",
                        "quelmar bank",
                        "elm",
                        "bank li",
                        "zorba zorba",
                        "nothing of that")
                .forEach(text ->
                        assertThat(ids(given().queryParam("q", text))).as(text).isEqualTo(expected(text)));
    }

    @Test
    void aPageNeverRepeatsOrSkipsWhatDidNotChange() {
        List<String> walked = new ArrayList<>();
        RequestSpecification first = given();
        JsonPath page = page(first.queryParam("q", "quelm"));
        for (int i = 0; page.getString("next") != null; i++) {
            walked.addAll(page.getList("items.id"));
            Designation changing = party("5" + i, "search-authority", "SXC", List.of(), "Quelm", "Quelmar Zor");
            TheLog.append(log -> {
                log.listed(changing);
                log.amended(changing, TestLog.with(changing, "SXC", "SXD"));
                log.delisted(TestLog.with(changing, "SXC", "SXD"));
            });
            page = page(given().queryParam("q", "quelm").queryParam("cursor", page.getString("next")));
        }
        walked.addAll(page.getList("items.id"));

        assertThat(walked).doesNotHaveDuplicates();
        assertThat(walked)
                .filteredOn(id -> id.length() > (SOURCE + ":99").length())
                .isEqualTo(expected("quelm"));
    }

    @Test
    void aWholeNumberAReferenceAndAnIdAreFound() {
        assertThat(ids(given().queryParam("q", "ab12345"))).containsExactly("search-list:900");
        assertThat(ids(given().queryParam("q", "AB 123 45"))).containsExactly("search-list:900");
        assertThat(ids(given().queryParam("q", "AB 1234"))).isEmpty();
        assertThat(ids(given().queryParam("q", "900"))).containsExactly("search-list:900");
        assertThat(ids(given().queryParam("q", "search-list:900"))).containsExactly("search-list:900");
        assertThat(ids(given().queryParam("identifier", "ab-123-45"))).containsExactly("search-list:900");
        assertThat(ids(given().queryParam("identifier", "ab-123"))).isEmpty();
    }

    @Test
    void oneNumberIsFoundHoweverItIsPublishedAndAskedFor() {
        for (String parameter : List.of("q", "identifier")) {
            assertThat(ids(given().queryParam(parameter, "9000001")))
                    .containsExactly("search-list:902", "search-list:903");
            assertThat(ids(given().queryParam(parameter, "IMO 9000001")))
                    .containsExactly("search-list:902", "search-list:903");
            assertThat(ids(given().queryParam(parameter, "xy 98765"))).containsExactly("search-list:904");
            assertThat(ids(given().queryParam(parameter, "XY98765 (passport)"))).containsExactly("search-list:904");
            assertThat(ids(given().queryParam(parameter, "--"))).isEmpty();
        }
    }

    @Test
    void initialsAndScriptsAreFoundAsTheyAreWritten() {
        for (String name : List.of("W. G. Gorpson", "w.g. gorpson", "W G GORPSON", "WG\u200B Gorpson")) {
            assertThat(ids(given().queryParam("q", name))).containsExactly("search-list:904");
            assertThat(ids(given().queryParam("name", name))).containsExactly("search-list:904");
        }
        assertThat(ids(given().queryParam("q", "ក្រុមហ៊ុន"))).containsExactly("search-list:905");
        assertThat(ids(given().queryParam("name", "ក្រុម"))).containsExactly("search-list:905");
    }

    @Test
    void whatANameWasIsFoundAsOfThen() {
        assertThat(ids(given().queryParam("q", "plonkton"))).isEmpty();
        assertThat(ids(given().queryParam("q", "now gribbly"))).containsExactly("search-list:901");
        assertThat(ids(given().queryParam("q", "formerly plonkton").queryParam("knownAt", times.get(61))))
                .containsExactly("search-list:901");
        assertThat(ids(given().queryParam("q", "gribbly").queryParam("knownAt", times.get(61))))
                .isEmpty();
        assertThat(ids(given().queryParam("q", "plonk").queryParam("validAt", times.get(61))))
                .containsExactly("search-list:901");
        assertThat(ids(given().queryParam("name", "plonkton"))).isEmpty();
        assertThat(ids(given().queryParam("name", "plonkton").queryParam("knownAt", times.get(61))))
                .containsExactly("search-list:901");
    }

    @Test
    void theOrderIsTheSameAsOfAnotherTime() {
        assertThat(ids(given().queryParam("q", "zor").queryParam("knownAt", times.getLast())))
                .isEqualTo(expected("zor"));
        assertThat(ids(given().queryParam("q", "zor").queryParam("validAt", times.getLast())))
                .isEqualTo(expected("zor"));
    }

    @Test
    void severalValuesOfAFilterAreAnyOfThem() {
        assertThat(ids(given().queryParam("programme", "SXP", "SXQ")))
                .containsExactly("search-list:900", "search-list:901");
        assertThat(ids(given().queryParam("programme", "SXP", "SXQ").queryParam("identifier", "AB12345")))
                .containsExactly("search-list:900");
        assertThat(ids(given().queryParam("authority", "search-authority").queryParam("programme", "SXP")))
                .containsExactly("search-list:900");
        assertThat(ids(given().queryParam("authority", "somebody-else"))).isEmpty();
        assertThat(ids(given().queryParam("status", "listed", "delisted")
                        .queryParam("subjectType", "organisation", "vessel")
                        .queryParam("programme", "SXQ")))
                .containsExactly("search-list:901");
    }

    @Test
    void whatFindsMoreThanIsRankedAtOnceComesInTheSameOrder() throws SQLException {
        Designations classByClass = new Designations(database, new Limits(2));
        Filter mine = Filter.ALL.by(Set.of("search-authority"));
        for (String text : List.of("quelm", "zor quelm", "li", "elm", "ab12345")) {
            Search search = Search.of(text);
            List<Found> expected = designations.found(search, mine, AsOf.NOW, Place.FIRST, 1000);

            List<Found> walked = new ArrayList<>();
            Place place = Place.FIRST;
            List<Found> page = classByClass.found(search, mine, AsOf.NOW, place, 3);
            while (!page.isEmpty()) {
                walked.addAll(page);
                place = new Place(
                        page.getLast().relevance(), page.getLast().state().id().toString());
                page = classByClass.found(search, mine, AsOf.NOW, place, 3);
            }

            assertThat(walked).as(text).isNotEmpty().isEqualTo(expected);
        }
    }

    @Test
    void whatTakesTooLongIsBrokenOffAndIsAProblem() throws SQLException {
        Designations brief = new Designations(database, new Limits(200));
        FacetCounts counts = new FacetCounts(database, faceting, new Limits(200));
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            try {
                statement.execute("LOCK fold.designation IN ACCESS EXCLUSIVE MODE");

                isBrokenOff(() -> brief.page(Filter.ALL, AsOf.NOW, "", 1));
                isBrokenOff(() -> brief.found(Search.of("quelm"), Filter.ALL, AsOf.NOW, Place.FIRST, 1));
                isBrokenOff(() -> counts.of(Filter.ALL, AsOf.NOW));
            } finally {
                other.rollback();
                other.setAutoCommit(true);
            }
        }
    }

    private static void isBrokenOff(ThrowingCallable read) {
        assertThatThrownBy(read).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(503);
            assertThat(problem.getDetail()).contains("after 1 seconds; narrow it");
        });
    }

    private record Limits(int rankAtOnce) implements SearchConfig {
        @Override
        public Duration statementTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int maxLength() {
            return 200;
        }

        @Override
        public int maxValues() {
            return 100;
        }
    }

    @Test
    void whoAsksInJavaLearnsWhichNameMatched() throws SQLException {
        Search search = Search.of("gribbly");

        List<Found> found = designations.found(search, Filter.ALL, AsOf.NOW, Place.FIRST, 5);

        assertThat(found).extracting(Found::relevance).containsExactly(Relevance.WORDS);
        assertThat(found.getFirst().matchedName(search)).contains("Now Gribbly");
    }

    @Test
    void whatIsNoSearchIsAProblem() {
        given().queryParam("q", "x".repeat(201))
                .get("/v1/designations")
                .then()
                .statusCode(400)
                .body("parameter", equalTo("q"))
                .body("detail", containsString("201"));
        given().queryParam("q", "quelm")
                .queryParam("cursor", new Cursor.AfterDesignation(NUMBERED.id()).text())
                .get("/v1/designations")
                .then()
                .statusCode(400)
                .body("parameter", equalTo("cursor"));
        assertThat(ids(given().queryParam("q", "% _ \\"))).isEmpty();
    }

    /// Every rule once more, in the plainest way.
    private static List<String> expected(String text) {
        String search = text.toLowerCase(Locale.ROOT);
        List<String> words = Arrays.asList(search.split(" "));
        List<Predicate<Designation>> tiers = List.of(
                party -> names(party).anyMatch(search::equals),
                party -> names(party).findFirst().orElseThrow().startsWith(search),
                party -> words.stream().allMatch(word -> words(party).anyMatch(other -> other.startsWith(word))),
                party -> words.stream()
                        .allMatch(word -> words(party)
                                .anyMatch(other -> word.length() < 3 ? other.startsWith(word) : other.contains(word))));
        List<Designation> left = new ArrayList<>(PARTIES);
        left.sort(Comparator.comparing(party -> party.id().toString()));
        List<String> ids = new ArrayList<>();
        for (Predicate<Designation> tier : tiers) {
            left.stream().filter(tier).map(party -> party.id().toString()).forEach(ids::add);
            left.removeIf(tier);
        }
        return ids;
    }

    private static Stream<String> names(Designation party) {
        return party.subject().names().stream().map(name -> name.name().toLowerCase(Locale.ROOT));
    }

    private static Stream<String> words(Designation party) {
        return names(party).flatMap(name -> Arrays.stream(name.split(" ")));
    }

    private static Designation madeUp(int number) {
        Random random = new Random(number);
        String[] names = new String[1 + random.nextInt(3)];
        Arrays.setAll(names, i -> {
            String[] words = new String[1 + random.nextInt(3)];
            Arrays.setAll(words, j -> VOCABULARY[random.nextInt(VOCABULARY.length)]);
            return String.join(" ", words);
        });
        return party(Integer.toString(number), "search-authority", "SXM", List.of(), names);
    }

    private static Designation party(
            String reference, String authority, String programme, List<Identifier> identifiers, String... names) {
        List<Name> all = IntStream.range(0, names.length)
                .mapToObj(i -> Name.of(names[i], i == 0 ? NameQuality.PRIMARY : NameQuality.STRONG))
                .toList();
        Subject subject = new Subject(
                SubjectType.ORGANISATION,
                all,
                List.of(Address.in("DE")),
                identifiers,
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
        return Designation.listed(SOURCE, authority, reference, subject, List.of(programme));
    }

    private static Designation renamed() {
        return party("901", "search-authority", "SXQ", List.of(), "Somebody", "Now Gribbly")
                .withRevision(2);
    }

    private static List<String> ids(RequestSpecification query) {
        return query
                .queryParam("source", SOURCE)
                .queryParam("limit", 1000)
                .get("/v1/designations")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<String>getList("items.id")
                .stream()
                .filter(id -> id.length() > (SOURCE + ":99").length())
                .toList();
    }

    private static JsonPath page(RequestSpecification query) {
        return query.queryParam("source", SOURCE)
                .queryParam("limit", 3)
                .get("/v1/designations")
                .jsonPath();
    }
}
