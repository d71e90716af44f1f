package io.tocsin.designation.event;

import static io.tocsin.designation.DesignationJson.MAPPER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The canonical form against the canonicaliser that the authors of RFC 8785 wrote.
class CanonicalJsonTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void anyObjectHasTheFormThatTheReferenceGivesIt(@ForAll("objects") JsonNode tree) throws IOException {
        assertThat(canonical(tree)).isEqualTo(reference(tree.toString()));
    }

    @Property(tries = 2000)
    void anyNumberHasTheFormThatTheReferenceGivesIt(@ForAll("numbers") JsonNode number) throws IOException {
        JsonNode tree = JSON.objectNode().set("n", number);

        assertThat(canonical(tree)).isEqualTo(reference(tree.toString()));
    }

    @ParameterizedTest
    @MethodSource("io.tocsin.designation.event.GoldenEvents#all")
    void goldenEventsHaveTheFormThatTheReferenceGivesThem(String json) throws IOException {
        assertThat(canonical(read(json))).isEqualTo(reference(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "-0.0",
                "1.0",
                "1e2",
                "1E-7",
                "0.1",
                "1e21",
                "123456789012345678901234567890",
                "9007199254740993",
                "-9223372036854775808",
                "9223372036854775807",
                "9007199254740992",
                "4.9e-324",
                "1.7976931348623157e308",
                "0.000001",
                "1e-400",
                "100000000000000000000",
                "333333333.33333329",
                "2.2250738585072014e-308"
            })
    void numbersAreWrittenAsTheReferenceWritesThem(String number) throws IOException {
        String json = "{\"n\":" + number + "}";

        assertThat(canonical(read(json))).isEqualTo(reference(json));
    }

    /// Section 3.2.3 of RFC 8785: names in the order of UTF-16 code units, which is not that of code
    /// points.
    @Test
    void namesAreSortedByCodeUnits() throws IOException {
        String json =
                "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}";

        assertThat(canonical(read(json)))
                .isEqualTo("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}")
                .isEqualTo(reference(json));
    }

    @ParameterizedTest
    @CsvSource({"\\ud800", "\\udc00", "\\udc00\\ud800", "a\\ud800b", "\\ud83d\\ude00\\ud83d"})
    void halfASurrogatePairHasNoForm(String text) throws IOException {
        JsonNode inValue = read("{\"a\":\"" + text + "\"}");
        JsonNode inName = read("{\"" + text + "\":1}");

        assertThatExceptionOfType(UnreadableEvent.class).isThrownBy(() -> CanonicalJson.of(inValue));
        assertThatExceptionOfType(UnreadableEvent.class).isThrownBy(() -> CanonicalJson.of(inName));
    }

    @Provide
    Arbitrary<JsonNode> objects() {
        return objects(3);
    }

    private Arbitrary<JsonNode> objects(int depth) {
        return Arbitraries.maps(texts(), values(depth)).ofMaxSize(4).map(members -> {
            ObjectNode object = JSON.objectNode();
            members.forEach(object::set);
            return object;
        });
    }

    @Provide
    Arbitrary<JsonNode> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.integers().map(JSON::numberNode),
                Arbitraries.longs().map(JSON::numberNode),
                Arbitraries.bigIntegers()
                        .between(BigInteger.TEN.pow(40).negate(), BigInteger.TEN.pow(40))
                        .map(JSON::numberNode),
                Arbitraries.bigDecimals().map(JSON::numberNode),
                Arbitraries.longs()
                        .map(Double::longBitsToDouble)
                        .filter(Double::isFinite)
                        .map(JSON::numberNode));
    }

    private Arbitrary<JsonNode> values(int depth) {
        Arbitrary<JsonNode> leaves = Arbitraries.oneOf(
                texts().map(JSON::textNode),
                numbers(),
                Arbitraries.of(JSON.nullNode(), JSON.booleanNode(true), JSON.booleanNode(false)));
        return depth == 0 ? leaves : Arbitraries.oneOf(leaves, objects(depth - 1), arrays(depth - 1));
    }

    private Arbitrary<JsonNode> arrays(int depth) {
        return values(depth).list().ofMaxSize(4).map(elements -> {
            ArrayNode array = JSON.arrayNode();
            elements.forEach(array::add);
            return array;
        });
    }

    /// Texts that UTF-8 can carry, with what JSON escapes and with letters beyond the basic plane.
    private static Arbitrary<String> texts() {
        Arbitrary<Integer> codePoints = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 0x7f),
                Arbitraries.of((int) '"', (int) '\\', (int) '/', 0x7f, 0x80, 0x2028, 0xd7ff, 0xe000, 0xffff, 0x10000),
                Arbitraries.integers().between(0x80, Character.MAX_CODE_POINT).filter(c -> c < 0xd800 || c > 0xdfff));
        return codePoints.list().ofMaxSize(8).map(all -> {
            StringBuilder text = new StringBuilder();
            all.forEach(text::appendCodePoint);
            return text.toString();
        });
    }

    private static String canonical(JsonNode tree) {
        return new String(CanonicalJson.of(tree), StandardCharsets.UTF_8);
    }

    private static String reference(String json) throws IOException {
        return new JsonCanonicalizer(json).getEncodedString();
    }

    private static JsonNode read(String json) throws JsonProcessingException {
        return MAPPER.reader()
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(json);
    }
}
