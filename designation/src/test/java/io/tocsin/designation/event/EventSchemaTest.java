package io.tocsin.designation.event;

import static io.tocsin.designation.DesignationJson.MAPPER;
import static io.tocsin.designation.SomeDesignations.company;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.tocsin.designation.event.SomeEvents.Unsealed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Domain(SomeEvents.class)
class EventSchemaTest {
    private static final Path COMMITTED = Path.of(
            System.getProperty("tocsin.root", ".."),
            "designation/src/main/resources/io/tocsin/designation/event/designation-event.schema.json");

    @Test
    void committedSchemaIsWhatTheRecordsSay() throws IOException {
        if ("write".equals(System.getProperty("tocsin.schema"))) {
            Files.writeString(COMMITTED, EventSchema.generated());
        }
        assertThat(COMMITTED)
                .as("the records and the committed schema differ; if the change is meant, write the schema anew with%n"
                        + "./mvnw test -pl designation -Dtest=EventSchemaTest -Dtocsin.schema=write%n"
                        + "and look at what changed: golden events and consumers must still agree with it")
                .content()
                .isEqualTo(EventSchema.generated());
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void everyKindOfEventIsValid(@ForAll Unsealed unsealed) {
        assertThat(problems(unsealed.seal(17, Digest.GENESIS).json())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.tocsin.designation.event.GoldenEvents#all")
    void everyGoldenEventIsStillValid(String golden) {
        assertThat(problems(golden)).isEmpty();
    }

    @Test
    void theExampleOfTheDesignIsValidAndReadable() {
        String example = """
                {"schema": 1, "eventId": "36bb370c-a787-5d98-bf56-cfe08680a837", "type": "designation.listed", "source": "ofac-sdn", "sequence": 17, "baseline": false, "action": "designate",
                 "run": {"id": "run-1", "index": 3, "size": 12},
                 "designation": {"id": "ofac-sdn:52049", "revision": 1, "authority": "us-ofac", "reference": "52049", "status": "listed",
                   "subject": {"type": "organisation", "names": [{"name": "NATIONAL DEVELOPMENT COMPLEX", "quality": "primary", "script": "Latn"}],
                               "addresses": [], "identifiers": [], "births": [], "nationalities": []},
                   "programmes": ["NPWMD"], "legalBases": [{"instrument": "E.O. 13382", "section": "1(a)(ii)"}],
                   "designatedOn": "2024-12-18", "measures": [], "reasons": null, "remarks": null, "relations": []},
                 "changes": [{"field": "programmes", "before": [], "after": [], "significance": "material"}],
                 "links": [{"rel": "confirms", "designationId": "us-state:2024-12-18-national-development-complex", "sequence": 9, "score": 1.0}],
                 "times": {"announcedAt": null, "publishedAt": null, "observedAt": "2024-12-18T15:04:05Z", "emittedAt": "2024-12-18T15:04:06Z"},
                 "evidence": [{"sha256": "DIGEST", "url": "https://lists.example/sdn.xml", "publicationId": null, "retrievedAt": "2024-12-18T15:04:05Z"}],
                 "previousDigest": "DIGEST", "digest": "DIGEST"}
                """.replace("DIGEST", "ab".repeat(32));

        assertThat(problems(example)).isEmpty();
        // The example leaves open what changed; a change of nothing is refused.
        LoggedEvent read = EventCodec.read(example.replace("\"after\": []", "\"after\": [\"NPWMD\"]"));
        assertThat(read.designationId()).hasToString("ofac-sdn:52049");
        assertThat(read.event().type()).isEqualTo(EventType.LISTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "/schema | 2",
                "/type | \"designation.frozen\"",
                "/action | \"freeze\"",
                "/sequence | 0",
                "/sequence | \"17\"",
                "/eventId | \"17\"",
                "/digest | \"ab\"",
                "/previousDigest | null",
                "/evidence | []",
                "/evidence/0/sha256 | \"AB\"",
                "/times/observedAt | null",
                "/times/emittedAt | \"yesterday\"",
                "/designation/id | \"ofac-sdn:a b\"",
                "/designation/status | \"frozen\"",
                "/designation/designatedOn | \"18 Dec 2024\"",
                "/designation/subject | null",
                "/designation/subject/type | \"submarine\"",
                "/designation/subject/names | []",
                "/designation/subject/births | [{\"date\":\"circa 1965\",\"place\":null}]",
                "/changes | [{\"field\":\"colour\",\"before\":1,\"after\":2,\"significance\":\"minor\"}]",
                "/links | [{\"rel\":\"likes\",\"designationId\":\"un-sc:1\",\"sequence\":1,\"score\":1}]",
                "/links | [{\"rel\":\"confirms\",\"designationId\":\"un-sc:1\",\"sequence\":1,\"score\":0}]",
            })
    void whatTheContractClosesIsClosed(String where, String value) throws JsonProcessingException {
        ObjectNode event = firstSight();
        int slash = where.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) event.at(where.substring(0, slash));
        parent.set(where.substring(slash + 1).strip(), MAPPER.readTree(value));

        assertThat(problems(event.toString())).isNotEmpty();
    }

    @Test
    void everyPropertyOfTheEventFromItsFirstReleaseIsRequired() throws JsonProcessingException {
        ObjectNode event = firstSight();
        assertThat(event.properties())
                .hasSize(EventDocument.class.getRecordComponents().length - EventSchema.ADDED_LATER.size());
        event.fieldNames()
                .forEachRemaining(name -> assertThat(
                                problems(event.deepCopy().without(name).toString()))
                        .isNotEmpty());
    }

    private static ObjectNode firstSight() throws JsonProcessingException {
        return (ObjectNode) MAPPER.readTree(SomeEvents.firstSightOf(company("99001", "EXAMPLE TRADING HOUSE"))
                .seal(17, Digest.GENESIS)
                .json());
    }

    private static Set<ValidationMessage> problems(String event) {
        try {
            JsonNode tree = MAPPER.readTree(event);
            return Committed.SCHEMA.validate(
                    tree, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(event, e);
        }
    }

    /// The schema as consumers find it on the class path; read when the first event asks for it.
    private static final class Committed {
        private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(EventDocument.class.getResourceAsStream("designation-event.schema.json"));
    }
}
