package io.tocsin.notify.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.operation.Operation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/// People read what happened, in one line and a few facts.
class BulletinTest {
    private static final Optional<URI> REGISTRY = Optional.of(URI.create("https://registry.example"));
    private final Formats formats = new Formats(REGISTRY);

    @Test
    void everyKindOfEventHasAHeadline() {
        assertThat(SomeNews.events().stream().map(SomeNews::logged).map(EventBulletin::headline))
                .containsExactly(
                        "The US Department of State announced the designation of EXAMPLE WORKS (organisation),"
                                + " programme NPWMD",
                        "The US Department of State announced the delisting of EXAMPLE WORKS (organisation),"
                                + " programme NPWMD",
                        "The designation of EXAMPLE WORKS (organisation), announced by the US Department of State,"
                                + " is confirmed",
                        "The amendment of the entry of EXAMPLE WORKS (organisation), announced by the US Department of"
                                + " State, is contradicted by a list or gazette",
                        "The designation of EXAMPLE WORKS (organisation), announced by the US Department of State,"
                                + " is not on a list in time",
                        "Withdrawn: the designation of EXAMPLE WORKS (organisation), read in error in an announcement"
                                + " by the US Department of State",
                        "Unofficial report of the designation of EXAMPLE WORKS (organisation)",
                        "OFAC listed EXAMPLE WORKS (organisation), programme NPWMD",
                        "EXAMPLE WORKS (organisation) is on the list of OFAC, programme NPWMD",
                        "OFAC amended the entry of EXAMPLE WORKS (organisation): programmes, remarks",
                        "OFAC made the same edit in 120 entries, among them that of EXAMPLE WORKS (organisation)",
                        "OFAC delisted EXAMPLE WORKS (organisation), programme NPWMD",
                        "OFAC gave the entry of EXAMPLE WORKS (organisation) the reference 99001",
                        "More is known of EXAMPLE WORKS (organisation): programmes, remarks",
                        "More is known of EXAMPLE WORKS (organisation)");
        assertThat(SomeNews.events().stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(DesignationEvent.class.getPermittedSubclasses());
    }

    @Test
    void everyKindOfOperationHasAHeadlineOfItsOwn() {
        List<String> headlines = SomeNews.all().stream()
                .filter(News::isOperation)
                .map(news -> Bulletins.of(news, REGISTRY).headline())
                .toList();

        assertThat(headlines)
                .containsExactly(
                        "A document of ofac-sdn is held for a decision",
                        "The held document of ofac-sdn was released",
                        "The held document of ofac-sdn was rejected",
                        "A newer document of ofac-sdn took the place of the one held",
                        "The source ofac-sdn cannot be read",
                        "The source ofac-sdn has not been verified for more than 2 h",
                        "The source ofac-sdn is verified again",
                        "A whole list of ofac-sdn corrected what a delta had wrong",
                        "Heartbeat: the log is at event 17");
        assertThat(SomeNews.operations().stream().map(Object::getClass))
                .containsExactlyInAnyOrder(Arrays.stream(Operation.class.getPermittedSubclasses())
                        .filter(Operation.class::isAssignableFrom)
                        .toArray(Class<?>[]::new));
    }

    @Test
    void whatThereAreNoWordsForGoesOutAllTheSame() {
        Bulletin bulletin = Bulletins.of(
                SomeNews.own("endpoint.renamed", "{\"before\":\"Our desk\",\"pendingDeliveries\":12}"), REGISTRY);

        assertThat(bulletin.headline()).isEqualTo("Endpoint renamed");
        assertThat(bulletin.facts())
                .containsExactly(
                        new Bulletin.Fact("Before", "Our desk"), new Bulletin.Fact("Pending deliveries", "12"));
    }

    @Test
    void whatHappenedToAnotherEndpointNamesIt() {
        String data = "{\"url\":\"https://receiver.example/\",\"reason\":\"It answered 410.\"}";

        assertThat(List.of("endpoint.failing", "endpoint.recovered", "endpoint.disabled"))
                .extracting(
                        type -> Bulletins.of(SomeNews.own(type, data), REGISTRY).headline())
                .containsExactly(
                        "The endpoint https://receiver.example/ takes no messages",
                        "The endpoint https://receiver.example/ takes messages again",
                        "The endpoint https://receiver.example/ was disabled");
    }

    @Test
    void aListingTellsItsLagBehindTheAnnouncementAndWhereToReadOn() {
        DesignationEvent listed = new DesignationEvent.Listed(SomeNews.listed("EXAMPLE WORKS"), false, List.of());

        Bulletin bulletin =
                EventBulletin.of(SomeNews.logged(listed), Optional.of(URI.create("https://registry.example/tocsin/")));

        assertThat(bulletin.facts())
                .contains(
                        new Bulletin.Fact("Announced", "18 December 2024, 15:00 UTC"),
                        new Bulletin.Fact("Lag", "4 h 43 min after the announcement"),
                        new Bulletin.Fact("Legal basis", "E.O. 13382, section 1(a)(ii)"),
                        new Bulletin.Fact("Countries", "United Arab Emirates, Iran"));
        assertThat(bulletin.links())
                .containsExactly(
                        new Bulletin.Link(
                                "In the registry",
                                URI.create("https://registry.example/tocsin/designations/ofac-sdn:99001")),
                        new Bulletin.Link("The document", URI.create("https://lists.example/sdn.xml?day=2024-12-18")));
    }

    @Test
    void anAmendmentTellsWhatCameAndWhatWent() {
        DesignationEvent amended = SomeNews.events().stream()
                .filter(event -> event instanceof DesignationEvent.Amended)
                .findFirst()
                .orElseThrow();

        assertThat(EventBulletin.of(SomeNews.logged(amended), Optional.empty()).facts())
                .startsWith(
                        new Bulletin.Fact("Programmes", "added NPWMD; removed IFSR"),
                        new Bulletin.Fact("Remarks", "now new; before old"));
    }

    @Test
    void whatCameWithADocumentIsNoLinkUnlessItIsAnAddressOfTheWeb() {
        DesignationEvent listed = new DesignationEvent.Listed(SomeNews.listed("EXAMPLE WORKS"), false, List.of());

        for (String url :
                List.of("javascript:alert(1)", "https://x.example/a|b", "https://x.example/\n", "file:///x")) {
            assertThat(EventBulletin.of(SomeNews.logged(listed, url), Optional.empty())
                            .links())
                    .as(url)
                    .isEmpty();
        }
    }

    @Test
    void slackIsGivenNoNameThatCouldCallAChannelOrBecomeALink() throws JsonProcessingException {
        News news = listed("<!channel> & *BOLD* <https://evil.example|click>");

        JsonNode message = read(formats.write(Format.SLACK, news));

        assertThat(message.path("text").asText())
                .isEqualTo("OFAC listed &lt;!channel&gt; &amp; *BOLD* &lt;https://evil.example|click&gt;"
                        + " (organisation), programme NPWMD");
        assertThat(message.path("mrkdwn").asBoolean(true)).isFalse();
        assertThat(message.path("blocks"))
                .extracting(block -> block.path("text"))
                .filteredOn(text -> text.path("type").asText().equals("mrkdwn"))
                .extracting(text -> text.path("text").asText())
                .containsExactly(
                        "<https://registry.example/designations/ofac-sdn:99001|In the registry>",
                        "<https://lists.example/sdn.xml?day=2024-12-18|The document>");
    }

    @Test
    void teamsIsGivenACardInTheEnvelopeOfWorkflows() throws JsonProcessingException {
        JsonNode message = read(formats.write(Format.TEAMS, listed("EXAMPLE [WORKS](https://evil.example)")));

        assertThat(message.path("type").asText()).isEqualTo("message");
        JsonNode attachment = message.path("attachments").path(0);
        assertThat(attachment.path("contentType").asText()).isEqualTo("application/vnd.microsoft.card.adaptive");
        JsonNode card = attachment.path("content");
        assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
        assertThat(card.path("body")
                        .path(0)
                        .path("inlines")
                        .path(0)
                        .path("text")
                        .asText())
                .isEqualTo("OFAC listed EXAMPLE [WORKS](https://evil.example) (organisation), programme NPWMD");
        assertThat(card.path("body"))
                .allSatisfy(block -> assertThat(block.path("type").asText())
                        .as("a block without Markdown")
                        .isEqualTo("RichTextBlock"));
        assertThat(card.path("actions").findValuesAsText("url"))
                .containsExactly(
                        "https://registry.example/designations/ofac-sdn:99001",
                        "https://lists.example/sdn.xml?day=2024-12-18");
    }

    @Test
    void everyKindOfNewsIsToldInEveryFormatWithinItsLimits() throws JsonProcessingException {
        for (News news : SomeNews.all()) {
            for (Format format : Format.values()) {
                check(format, formats.write(format, news));
            }
        }
    }

    @Property(tries = 200)
    void whateverAPartyIsCalledTheMessageKeepsItsLimits(@ForAll @StringLength(min = 1, max = 4000) String name)
            throws JsonProcessingException {
        News news = listed("N" + name);

        check(Format.SLACK, formats.write(Format.SLACK, news));
        check(Format.TEAMS, formats.write(Format.TEAMS, news));
        check(Format.EMAIL, formats.write(Format.EMAIL, news));
        assertThat(Bulletins.of(news, REGISTRY).headline())
                .doesNotContainPattern("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]");
    }

    private static void check(Format format, Body body) throws JsonProcessingException {
        assertThat(body.bytes().length).isBetween(1, Formats.MAX_BYTES);
        if (format == Format.EMAIL) {
            return;
        }
        JsonNode message = read(body);
        if (format == Format.SLACK) {
            assertThat(message.path("text").asText()).isNotBlank();
            assertThat(message.path("blocks").size()).isBetween(1, 50);
            for (JsonNode block : message.path("blocks")) {
                assertThat(block.path("text").path("text").asText())
                        .hasSizeBetween(1, block.path("type").asText().equals("header") ? 150 : 3000);
            }
        }
    }

    private static News listed(String name) {
        return News.of(SomeNews.logged(new DesignationEvent.Listed(SomeNews.listed(name), false, List.of())));
    }

    private static JsonNode read(Body body) throws JsonProcessingException {
        return DesignationJson.MAPPER.readTree(new String(body.bytes(), StandardCharsets.UTF_8));
    }
}
