package io.tocsin.notify.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.designation.event.DesignationEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A digest tells every delivery that it settles, in short.
class GatheringTest {
    private static final UUID SUBSCRIPTION = new UUID(5, 6);
    private final Formats formats = new Formats(Optional.empty());

    @Test
    void eachIsToldInShort() {
        Gathered digest = formats.gather(Format.EVENT, SUBSCRIPTION, numbered(41, SomeNews.all()));

        JsonNode message = SomeNews.json(text(digest));
        JsonNode data = message.path("data");
        assertThat(message.path("type").asText()).isEqualTo("digest");
        assertThat(digest.count()).isEqualTo(SomeNews.all().size());
        assertThat(data.path("count").asInt()).isEqualTo(digest.count());
        assertThat(data.path("firstNumber").asLong()).isEqualTo(41);
        assertThat(data.path("lastNumber").asLong()).isEqualTo(40 + digest.count());
        assertThat(data.path("items").path(7))
                .isEqualTo(SomeNews.json("""
                        {"number": 48, "id": "%s", "type": "designation.listed", "timestamp": "2024-12-18T19:43:30Z",
                         "source": "ofac-sdn", "sequence": 17, "designationId": "ofac-sdn:99001",
                         "name": "EXAMPLE WORKS",
                         "headline": "OFAC listed EXAMPLE WORKS (organisation), programme NPWMD"}
                        """.formatted(SomeNews.all().get(7).id())));
    }

    @Test
    void peopleReadAHeadlineForEach() {
        Gathered digest = formats.gather(
                Format.EMAIL, SUBSCRIPTION, numbered(41, SomeNews.all().subList(7, 9)));

        assertThat(text(digest)).isEqualTo("""
                2 alerts, 18 December 2024, 19:43 UTC to 18 December 2024, 19:43 UTC

                41: OFAC listed EXAMPLE WORKS (organisation), programme NPWMD
                42: EXAMPLE WORKS (organisation) is on the list of OFAC, programme NPWMD
                """);
    }

    @Test
    void whatHasNoRoomIsForTheNextDigestAndNothingIsLeftOut() {
        for (Format format : Format.values()) {
            List<Numbered> left = numbered(1, many());
            List<Long> told = new ArrayList<>();
            while (!left.isEmpty()) {
                Gathered digest = formats.gather(format, SUBSCRIPTION, left);
                assertThat(digest.body().bytes().length).isLessThanOrEqualTo(Formats.MAX_BYTES);
                assertThat(text(digest)).doesNotContain("\"reduced\"");
                for (Numbered item : left.subList(0, digest.count())) {
                    assertThat(text(digest)).contains(" Nr. " + item.number() + ".");
                    told.add(item.number());
                }
                left = left.subList(digest.count(), left.size());
            }
            assertThat(told).as(format.wireName()).hasSize(130).isSorted();
        }
    }

    @Test
    void theSameDeliveriesAreTheSameDigest() {
        Gathered once = formats.gather(Format.EVENT, SUBSCRIPTION, numbered(1, many()));
        Gathered again = formats.gather(Format.EVENT, SUBSCRIPTION, numbered(1, many()));
        Gathered others = formats.gather(Format.EVENT, SUBSCRIPTION, numbered(2, many()));

        assertThat(again.id()).isEqualTo(once.id()).isNotEqualTo(others.id());
        assertThat(again.body().bytes()).isEqualTo(once.body().bytes());
    }

    private static List<News> many() {
        return IntStream.rangeClosed(1, 130)
                .mapToObj(i -> News.of(SomeNews.logged(new DesignationEvent.Listed(
                        SomeNews.listed("示例".repeat(i % 40) + " Nr. " + i + "."), false, List.of()))))
                .toList();
    }

    private static List<Numbered> numbered(long first, List<News> news) {
        return IntStream.range(0, news.size())
                .mapToObj(i -> new Numbered(first + i, news.get(i)))
                .toList();
    }

    private static String text(Gathered digest) {
        return new String(digest.body().bytes(), StandardCharsets.UTF_8);
    }
}
