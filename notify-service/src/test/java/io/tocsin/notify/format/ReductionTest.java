package io.tocsin.notify.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.designation.Address;
import io.tocsin.designation.Birth;
import io.tocsin.designation.Change;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.Field;
import io.tocsin.designation.Identifier;
import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.Relation;
import io.tocsin.designation.Significance;
import io.tocsin.designation.Status;
import io.tocsin.designation.Subject;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.LoggedEvent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/// No message has more than 20,000 bytes, and no text is cut.
class ReductionTest {
    private static final Formats FORMATS = new Formats(Optional.of(URI.create("https://registry.example/")));

    @Test
    void whatFitsIsSentAsReceived() throws JsonProcessingException {
        LoggedEvent event = SomeNews.logged(new DesignationEvent.Listed(SomeNews.listed("EXAMPLE"), false, List.of()));

        String body = text(FORMATS.write(Format.EVENT, News.of(event)));

        assertThat(body).contains("\"data\":" + event.json() + ",\"lag\":");
        assertThat(SomeNews.json(body).has("reduced")).isFalse();
    }

    @Test
    void everyEventSaysHowFarItIsBehind() {
        LoggedEvent event = SomeNews.logged(new DesignationEvent.Listed(SomeNews.listed("EXAMPLE"), false, List.of()));
        LoggedEvent before = SomeNews.logged(new DesignationEvent.Listed(SomeNews.listed("EXAMPLE"), true, List.of()));

        assertThat(SomeNews.json(text(FORMATS.write(Format.EVENT, News.of(event))))
                        .path("lag"))
                .isEqualTo(SomeNews.json("{\"behindAnnouncementSeconds\": 17010, \"behindPublicationSeconds\": null}"));
        assertThat(SomeNews.json(text(FORMATS.write(Format.CLOUDEVENTS, News.of(event))))
                        .path("behindannouncement")
                        .asInt())
                .isEqualTo(17010);
        assertThat(SomeNews.json(text(FORMATS.write(Format.EVENT, News.of(before))))
                        .path("lag"))
                .as("what was so before is behind nothing")
                .isEqualTo(SomeNews.json("{\"behindAnnouncementSeconds\": null, \"behindPublicationSeconds\": null}"));
    }

    @Test
    void anEventThatIsTooLargeLosesItsWordingFirstAndSaysWhereTheWholeIs() {
        LoggedEvent event = SomeNews.logged(
                new DesignationEvent.Listed(large(new Sizes(3, 20, 5, 5, 5, 30_000, 10, 1)), false, List.of()));

        String body = text(FORMATS.write(Format.EVENT, News.of(event)));

        JsonNode message = SomeNews.json(body);
        assertThat(message.path("reduced").asBoolean()).isTrue();
        assertThat(message.path("omitted"))
                .extracting(JsonNode::asText)
                .containsExactly("designation.reasons", "designation.remarks");
        assertThat(message.path("full").path("url").asText())
                .isEqualTo("https://registry.example/v1/designations/" + event.designationId() + "/history");
        assertThat(message.path("full").path("bytes").asInt())
                .isEqualTo(FORMATS.whole(News.of(event)).getBytes(StandardCharsets.UTF_8).length);
        assertThat(message.path("full").path("digest").asText())
                .isEqualTo(event.digest().hex())
                .isEqualTo(message.path("data").path("digest").asText());
        assertThat(message.path("data").path("designation").has("remarks"))
                .as("absent, not empty")
                .isFalse();
        assertThat(message.path("data").path("designation").path("subject").path("names"))
                .hasSize(20);
        assertThat(message.path("lag").has("behindAnnouncementSeconds")).isTrue();
    }

    @Test
    void aCloudEventThatIsTooLargeSaysSoInItsAttributes() {
        LoggedEvent event = SomeNews.logged(
                new DesignationEvent.Listed(large(new Sizes(3, 20, 5, 5, 5, 30_000, 10, 1)), false, List.of()));

        JsonNode message = SomeNews.json(text(FORMATS.write(Format.CLOUDEVENTS, News.of(event))));

        assertThat(message.path("reduced").asBoolean()).isTrue();
        assertThat(message.path("omitted").asText()).isEqualTo("designation.reasons,designation.remarks");
        assertThat(message.path("fullurl").asText()).endsWith("/history");
        assertThat(message.has("dataschema"))
                .as("the rest is no event of the schema")
                .isFalse();
    }

    @Test
    void whoFetchesGetsTheWhole() {
        LoggedEvent event = SomeNews.logged(
                new DesignationEvent.Listed(large(new Sizes(3, 500, 500, 100, 5, 30_000, 10, 1)), false, List.of()));

        assertThat(FORMATS.whole(News.of(event))).contains("\"data\":" + event.json());
    }

    @Property(tries = 100)
    void whateverTheEventNoMessageIsTooLargeAndNoTextIsCut(@ForAll("sizes") Sizes sizes)
            throws JsonProcessingException {
        Designation designation = large(sizes);
        LoggedEvent event = SomeNews.logged(new DesignationEvent.Amended(
                designation,
                List.of(new Change(
                        Field.ADDRESSES,
                        SomeNews.json("[]"),
                        DesignationJson.tree(designation).path("subject").path("addresses"),
                        Significance.MINOR)),
                List.of()));
        News news = News.of(event);

        for (Format format : Format.values()) {
            Body body = FORMATS.write(format, news);
            assertThat(body.bytes().length).as(format.wireName()).isLessThanOrEqualTo(Formats.MAX_BYTES);
            if (format == Format.EVENT || format == Format.CLOUDEVENTS) {
                JsonNode message = DesignationJson.MAPPER.readTree(text(body));
                assertThat(message.path("data").path("eventId").asText())
                        .isEqualTo(event.eventId().toString());
                assertThat(message.path("data").path("sequence").asLong()).isEqualTo(event.sequence());
                isPartOf(SomeNews.json(event.json()), message.path("data"));
            }
        }
    }

    /// Everything that is left stands so in the whole.
    private static void isPartOf(JsonNode whole, JsonNode part) {
        if (part.isObject()) {
            part.properties().forEach(member -> isPartOf(whole.path(member.getKey()), member.getValue()));
        } else if (part.isArray()) {
            for (int i = 0; i < part.size(); i++) {
                isPartOf(whole.path(i), part.path(i));
            }
        } else {
            assertThat(part).isEqualTo(whole);
        }
    }

    /// How large which part is.
    record Sizes(
            int idLength,
            int names,
            int addresses,
            int identifiers,
            int births,
            int remarks,
            int relations,
            int nameLength) {}

    @Provide
    Arbitrary<Sizes> sizes() {
        Arbitrary<Integer> many = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.integers().between(1, 20)),
                Tuple.of(1, Arbitraries.integers().between(20, 600)));
        Arbitrary<Integer> length = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.integers().between(1, 100)),
                Tuple.of(1, Arbitraries.integers().between(100, 25_000)));
        return Combinators.combine(length, many, many, many, many, length, many, length)
                .as(Sizes::new);
    }

    private static Designation large(Sizes sizes) {
        String reference = "r".repeat(sizes.idLength());
        return new Designation(
                DesignationId.of("ofac-sdn", reference),
                1,
                "us-ofac",
                reference,
                Status.LISTED,
                new Subject(
                        SubjectType.ORGANISATION,
                        some(
                                sizes.names(),
                                i -> Name.of(
                                        "ИМЯ " + i + "x".repeat(sizes.nameLength() / sizes.names()),
                                        NameQuality.STRONG)),
                        some(
                                sizes.addresses(),
                                i -> new Address(i + " Example Street", "Exampleville", null, null, "IR")),
                        some(sizes.identifiers(), i -> Identifier.of("Registration Number", "No. " + i, "AE")),
                        some(sizes.births(), i -> Birth.in("Place " + i)),
                        List.of(),
                        List.of(),
                        null,
                        null),
                List.of("NPWMD"),
                List.of(new LegalBasis("E.O. 13382", null)),
                null,
                List.of(),
                "a reason",
                "\"é".repeat(sizes.remarks() / 3 + 1),
                some(sizes.relations(), i -> new Relation(Relation.LINKED_TO, "OTHER " + i, null)));
    }

    private static <T> List<T> some(int count, IntFunction<T> one) {
        return IntStream.range(0, count).mapToObj(one).toList();
    }

    private static String text(Body body) {
        return new String(body.bytes(), StandardCharsets.UTF_8);
    }
}
