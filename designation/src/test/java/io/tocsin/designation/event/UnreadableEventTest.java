package io.tocsin.designation.event;

import static io.tocsin.designation.DesignationJson.MAPPER;
import static io.tocsin.designation.SomeDesignations.company;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableEventTest {
    private static final String READABLE = SomeEvents.firstSightOf(company("99001", "EXAMPLE TRADING HOUSE"))
            .seal(17, Digest.GENESIS)
            .json();

    @Test
    void unknownTypeIsRefusedByName() {
        assertUnreadable(with("/type", "\"designation.frozen\""), "17", "unknown event type", "designation.frozen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "0", "-1", "1.5", "\"1\"", "true", "null", "[1]", "4294967297"})
    void unknownSchemaIsRefusedByName(String schema) {
        assertUnreadable(with("/schema", schema), "17", "schema", schema, "reads schema 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "no JSON", "[]", "null", "17", "\"text\"", "{", "{\"schema\":1", "{'schema':1}"})
    void whatIsNoJsonObjectIsRefused(String text) {
        assertUnreadable(text, "not ");
    }

    @Test
    void textAfterTheEventIsRefused() {
        assertUnreadable(READABLE + " {}", "not JSON");
        assertUnreadable(READABLE + "x", "not JSON");
    }

    @Test
    void propertyThatIsGivenTwiceIsRefusedByName() {
        assertUnreadable("{\"sequence\":16," + READABLE.substring(1), "Duplicate", "sequence");
        assertUnreadable(READABLE.replace("\"authority\":", "\"authority\":\"un-sc\",\"authority\":"), "authority");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eventId",
                "type",
                "source",
                "action",
                "run",
                "designation",
                "times",
                "evidence",
                "previousDigest",
                "digest"
            })
    void whatEveryEventHasIsMissedByName(String property) {
        assertUnreadable(without("/" + property), "17", property);
        assertUnreadable(with("/" + property, "null"), "17", property);
    }

    @Test
    void anEventWithoutItsNumberIsRefused() {
        assertUnreadable(without("/sequence"), "sequence");
        assertUnreadable(with("/sequence", "0"), "sequence", "0");
        assertUnreadable(with("/sequence", "-3"), "sequence", "-3");
        assertUnreadable(with("/sequence", "1.5"), "1.5");
        assertUnreadable(with("/sequence", "\"17\""), "17");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "/eventId | \"17\" | 17",
                "/baseline | \"perhaps\" | perhaps",
                "/action | \"freeze\" | freeze",
                "/action | 0 | 0",
                "/run | {\"id\":\"r\",\"index\":3,\"size\":2} | 3 of 2",
                "/run/id | \" \" | no id",
                "/designation | \"ofac-sdn:1\" | ofac-sdn:1",
                "/designation/id | \"ofac-sdn\" | ofac-sdn",
                "/designation/revision | 0 | revision of ofac-sdn:99001",
                "/designation/status | \"frozen\" | frozen",
                "/designation/status | 1 | 1",
                "/designation/status | \"delisted\" | DELISTED",
                "/designation/subject/type | \"submarine\" | submarine",
                "/designation/subject/names | [] | no name",
                "/designation/subject/names | [null] | null",
                "/designation/subject/names/0/quality | \"good\" | good",
                "/designation/subject/names/0/script | \"latin\" | latin",
                "/designation/subject/births | [{\"date\":\"circa 1965\",\"place\":null}] | circa 1965",
                "/designation/subject/vessel | {\"flag\":\"IR\"} | vessel",
                "/designation/designatedOn | \"18 Dec 2024\" | 18 Dec 2024",
                "/changes | [null] | changes",
                "/changes | {} | changes",
                "/changes | [{\"field\":\"colour\",\"before\":1,\"after\":2,\"significance\":\"minor\"}] | colour",
                "/changes | [{\"field\":\"names\",\"before\":1,\"after\":1,\"significance\":\"minor\"}] | changes nothing",
                "/links | [null] | links",
                "/links | [{\"rel\":\"likes\",\"designationId\":\"un-sc:1\",\"sequence\":1,\"score\":1}] | likes",
                "/links | [{\"rel\":\"confirms\",\"designationId\":\"un-sc:1\",\"sequence\":1,\"score\":1.5}] | 1.5",
                "/times/observedAt | null | observed",
                "/times/emittedAt | \"yesterday\" | yesterday",
                "/evidence | [] | no evidence",
                "/evidence | [null] | evidence",
                "/evidence/0/sha256 | \"AB\" | AB",
                "/previousDigest | \"0\" | not a SHA-256",
                "/digest | 5 | 5",
            })
    void wrongShapeIsQuotedWithTheNumberOfTheEvent(String where, String value, String quoted) {
        assertUnreadable(with(where.strip(), value.strip()), "17", quoted.strip());
    }

    /// A lone surrogate has no UTF-8 and so no digest of its own.
    @Test
    void textThatNoEncodingCarriesHasNoDigest() {
        String broken = READABLE.replace("EXAMPLE TRADING", "EXAMPLE \\ud800 TRADING");

        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> EventCodec.digestAfter(Digest.GENESIS, broken))
                .withMessageContaining("no canonical form");
    }

    @Test
    void numberThatNoDoubleHoldsHasNoDigest() {
        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> EventCodec.digestAfter(Digest.GENESIS, "{\"note\":1e400," + READABLE.substring(1)))
                .withMessageContaining("no canonical form");
    }

    @Test
    void digestOfGarbageIsRefused() {
        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> EventCodec.digestAfter(Digest.GENESIS, "[1]"))
                .withMessageContaining("[1]");
    }

    private static void assertUnreadable(String text, String... words) {
        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> EventCodec.read(text))
                .withMessageContainingAll(words);
    }

    private static String with(String pointer, String value) {
        JsonPointer at = JsonPointer.compile(pointer);
        ObjectNode tree = tree(READABLE);
        JsonNode parent = tree.at(at.head());
        JsonNode node = json(value);
        if (parent instanceof ArrayNode array) {
            array.set(at.last().getMatchingIndex(), node);
        } else {
            ((ObjectNode) parent).set(at.last().getMatchingProperty(), node);
        }
        return tree.toString();
    }

    private static String without(String pointer) {
        ObjectNode tree = tree(READABLE);
        tree.remove(pointer.substring(1));
        return tree.toString();
    }

    private static ObjectNode tree(String text) {
        return (ObjectNode) json(text);
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
