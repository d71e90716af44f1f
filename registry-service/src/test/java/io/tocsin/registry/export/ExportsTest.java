package io.tocsin.registry.export;

import static io.restassured.RestAssured.given;
import static io.tocsin.registry.TestLog.party;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.registry.TestLog;
import io.tocsin.registry.TheLog;
import io.tocsin.registry.TokenKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The register as files.
@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "registry"))
@QuarkusTestResource(TokenKeys.class)
class ExportsTest {
    private static final String OURS = "?source=zy-exported";
    private static final Designation ONE = works("1", "=Works \"One\", Łódź", "NPWMD");
    private static final Designation TWO = works("2", "Works Two", "IFSR");
    private static List<LoggedEvent> events = List.of();

    @BeforeEach
    void foldOnce() {
        if (events.isEmpty()) {
            events = TheLog.append(log -> {
                log.listed(ONE);
                log.listed(TWO);
                log.amended(ONE, TestLog.with(ONE, "NPWMD", "SDGT"));
            });
        }
    }

    @Test
    void jsonLinesAreWhatTheCollectionShows() throws IOException {
        Response file = given().get("/v1/exports/designations.jsonl" + OURS);

        List<String> lines = file.asString().lines().toList();
        JsonNode head = DesignationJson.MAPPER.readTree(lines.getFirst()).path("export");
        LoggedEvent last = TheLog.events().getLast();
        assertThat(head.path("sequence").asLong()).isEqualTo(last.sequence());
        assertThat(head.path("digest").asText()).isEqualTo(last.digest().hex());
        assertThat(head.path("knownAt").asText())
                .isEqualTo(last.times().emittedAt().toString());
        assertThat(head.path("validAt").isNull()).isTrue();
        assertThat(head.path("filter").toString()).isEqualTo("{\"source\":[\"zy-exported\"]}");
        assertThat(given().get("/v1/designations" + OURS).asString())
                .isEqualTo("{\"items\":[" + String.join(",", lines.subList(1, lines.size())) + "],\"next\":null}");
        assertThat(file.contentType()).isEqualTo("application/jsonl");
    }

    @Test
    void withoutAHeadThereAreOnlyDesignations() {
        String file = given().get("/v1/exports/designations.jsonl" + OURS + "&head=false")
                .asString();

        assertThat(file.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("{\"id\":\"zy-exported:"));
    }

    @Test
    void everyFormSaysWhereTheLogStood() {
        LoggedEvent last = TheLog.events().getLast();
        for (String form : List.of("jsonl", "csv", "ftm.json")) {
            given().get("/v1/exports/designations." + form)
                    .then()
                    .statusCode(200)
                    .header("Tocsin-Sequence", Long.toString(last.sequence()))
                    .header("Tocsin-Digest", last.digest().hex())
                    .header("Tocsin-Known-At", last.times().emittedAt().toString())
                    .header("Content-Disposition", containsString("designations-" + last.sequence() + "." + form));
        }
    }

    @Test
    void whatWasExportedIsExportedAgainByteForByte() {
        for (String form : List.of("jsonl", "csv", "ftm.json")) {
            Response first = given().get("/v1/exports/designations." + form + OURS);
            TheLog.append(log -> log.listed(works("later-" + form, "Later " + form, "NPWMD")));

            Response again = given().get(
                            "/v1/exports/designations." + form + OURS + "&knownAt=" + first.header("Tocsin-Known-At"));

            assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
            assertThat(again.header("Tocsin-Sequence")).isEqualTo(first.header("Tocsin-Sequence"));
            assertThat(again.header("Tocsin-Digest")).isEqualTo(first.header("Tocsin-Digest"));
            assertThat(given().get("/v1/exports/designations." + form + OURS).asByteArray())
                    .isNotEqualTo(first.asByteArray());
        }
    }

    @Test
    void theFiltersAndTimesOfTheCollectionCount() {
        assertThat(ids("&programme=SDGT")).containsExactly("zy-exported:1");
        assertThat(ids("&programme=SDGT&knownAt=" + events.get(1).times().emittedAt()))
                .isEmpty();
        assertThat(ids("&validAt=2012-01-01")).isEmpty();
        assertThat(ids("&name=works+two")).containsExactly("zy-exported:2");
    }

    private static List<String> ids(String query) {
        String file = given().urlEncodingEnabled(false)
                .get("/v1/exports/designations.csv" + OURS + query)
                .asString();
        return CsvReader.builder().ofNamedCsvRecord(file).stream()
                .map(row -> row.getField("id"))
                .toList();
    }

    @Test
    void aSpreadsheetComputesNothing() {
        String file = given().get("/v1/exports/designations.csv" + OURS + "&programme=SDGT")
                .asString();

        NamedCsvRecord row =
                CsvReader.builder().ofNamedCsvRecord(file).iterator().next();
        assertThat(row.getField("name")).isEqualTo("'=Works \"One\", Łódź");
        assertThat(row.getField("programmes")).isEqualTo("NPWMD; SDGT");
    }

    @Test
    void aRowSaysWhatItsEventDoes() {
        String file = given().get("/v1/exports/designations.csv" + OURS).asString();

        assertThat(CsvReader.builder().ofNamedCsvRecord(file).stream().limit(2).map(row -> row.getField("action")))
                .containsExactly("amend", "designate");
    }

    @Test
    void entitiesAreOneALine() throws IOException {
        String file = given().get("/v1/exports/designations.ftm.json" + OURS + "&programme=SDGT")
                .asString();

        List<String> lines = file.lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(DesignationJson.MAPPER.readTree(lines.getFirst()).path("id").asText())
                .isEqualTo("tcs-zy-exported.1");
    }

    @Test
    void whoAsksForGzipGetsTheSameSmaller() throws IOException, InterruptedException {
        String path = "/v1/exports/designations.jsonl" + OURS + "&knownAt="
                + events.getLast().times().emittedAt();

        HttpResponse<byte[]> packed = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                                .header("Accept-Encoding", "br;q=1.0, gzip;q=0.8")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());

        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(new String(
                        new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes(),
                        StandardCharsets.UTF_8))
                .isEqualTo(
                        given().header("Accept-Encoding", "gzip;q=0").get(path).asString());
    }

    @Test
    void whatCannotBeReadIsAProblem() {
        given().get("/v1/exports/designations.csv?knownAt=yesterday")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("parameter", equalTo("knownAt"));
    }

    private static Designation works(String reference, String name, String programme) {
        return party(
                "zy-exported",
                reference,
                SubjectType.ORGANISATION,
                List.of(Name.of(name, NameQuality.PRIMARY)),
                "PK",
                programme);
    }
}
