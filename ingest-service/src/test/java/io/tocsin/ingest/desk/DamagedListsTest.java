package io.tocsin.ingest.desk;

import static io.tocsin.ingest.Desk.eventsAfter;
import static io.tocsin.ingest.Desk.get;
import static io.tocsin.ingest.Desk.operator;
import static io.tocsin.ingest.Desk.post;
import static io.tocsin.ingest.Desk.posting;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tocsin.ingest.IngestTest;
import io.tocsin.ingest.format.Mutations;
import io.tocsin.ingest.format.ReadList;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lists that were damaged on their way: each is published whole or not at all, and what cannot be read
/// is kept with its reason and its hash.
@IngestTest
class DamagedListsTest {
    private static final int DOCUMENTS = 75;
    private static final long SEED = 7;

    @Inject
    DataSource database;

    @ParameterizedTest
    @CsvSource({
        "ofac-sdn, ofac/sdn.xml",
        "un-sc, un/consolidated.xml",
        "uk-sl, uk/sanctions-list.xml",
        "eu-fsf, eu/fsf.xml"
    })
    void noDamagedListIsPublishedInPart(String source, String sample) throws Exception {
        // Given
        byte[] whole = ReadList.file(sample);
        Mutations mutations = new Mutations(whole, SEED);
        JsonPath baseline = post(source, whole);
        Set<String> published = new HashSet<>(Set.of(baseline.getString("documentSha256")));
        long sequence = events(baseline);
        int unreadable = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            byte[] document = mutations.get();
            // When
            Response answer = posting(source, document);
            // Then
            JsonPath run = answer.jsonPath();
            assertThat(run.getString("documentSha256")).isEqualTo(sha256(document));
            if (answer.statusCode() == 422) {
                unreadable++;
                assertQuarantined(run, document);
            } else {
                assertThat(answer.statusCode()).as("mutation %d", i).isEqualTo(200);
                sequence += events(run);
                if (run.getString("outcome").equals("published")) {
                    published.add(run.getString("documentSha256"));
                }
            }
            assertThat(get("/v1/digest").getLong("sequence"))
                    .as("mutation %d", i)
                    .isEqualTo(sequence);
        }
        assertThat(unreadable).isBetween(1, DOCUMENTS - 1);
        List<Map<String, Object>> log = eventsAfter(0);
        assertThat(log)
                .extracting(event -> ((Number) event.get("sequence")).longValue())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, sequence).boxed().toList());
        assertThat(log)
                .allSatisfy(event -> assertThat(published)
                        .contains((String) ((Map<?, ?>) ((List<?>) event.get("evidence")).getFirst()).get("sha256")));
    }

    private void assertQuarantined(JsonPath problem, byte[] document) throws Exception {
        String sha256 = problem.getString("documentSha256");
        assertThat(problem.getString("where")).isNotBlank();
        JsonPath run = get("/v1/runs/{id}", problem.getString("runId"));
        assertThat(run.getString("outcome")).isEqualTo("rejected");
        assertThat(run.getString("reason")).startsWith("unreadable: " + problem.getString("where"));
        assertThat(quarantine(sha256)).isEqualTo(run.getString("reason"));
        assertThat(operator().get("/v1/documents/{sha256}", sha256).asByteArray())
                .isEqualTo(document);
    }

    private String quarantine(String sha256) throws Exception {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select quarantine from own.document where sha256 = ?")) {
            query.setString(1, sha256);
            ResultSet row = query.executeQuery();
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static long events(JsonPath run) {
        return LongStream.of(
                        run.getInt("listed"),
                        run.getInt("amended"),
                        run.getInt("delisted"),
                        run.getInt("rekeyed"),
                        run.getInt("restated"))
                .sum();
    }

    private static String sha256(byte[] document) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document));
    }
}
