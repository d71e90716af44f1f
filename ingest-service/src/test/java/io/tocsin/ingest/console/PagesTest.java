package io.tocsin.ingest.console;

import static io.tocsin.ingest.Desk.decide;
import static io.tocsin.ingest.Desk.eventsAfter;
import static io.tocsin.ingest.Desk.get;
import static io.tocsin.ingest.Desk.post;
import static io.tocsin.ingest.Desk.posting;
import static io.tocsin.ingest.SmallLists.csv;
import static io.tocsin.ingest.SmallLists.example;
import static io.tocsin.ingest.SmallLists.examples;
import static io.tocsin.ingest.SmallLists.xml;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tocsin.console.Frame;
import io.tocsin.console.Frame.Neighbour;
import io.tocsin.ingest.Desk;
import io.tocsin.ingest.IngestTest;
import io.tocsin.ingest.SmallLists.Listed;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/// What the console shows and does, without any script.
@IngestTest
class PagesTest {
    private static final String DOUBTFUL = "The Department of State is designating four entities. Examplia is being"
            + " designated for its role in missile proliferation.";

    private final Visitor operator = Visitor.operator();

    @Test
    void theOverviewTellsOfEachSourceInWordsAndShapes() {
        // Given
        post("ofac-sdn", csv(examples(3)));
        // When
        Document page = operator.page("/");
        // Then
        Element row = page.selectFirst("tr:has(#source-ofac-sdn)");
        assertThat(row.select(".badge").text()).isEqualTo("○ unwatched");
        assertThat(row.select("[data-label=Designations]").text()).isEqualTo("3");
        assertThat(row.select("[data-label=Checked] time").text()).isEqualTo("just now");
        assertThat(row.select("[data-label=Checked] time").attr("title")).endsWith("UTC");
        assertThat(row.select("svg").attr("aria-label")).isEqualTo("no change in 30 days");
        assertThat(page.select("#decide").text()).isEqualTo("Nothing needs a decision.");
        assertThat(page.select(".log").text())
                .contains("Log 3")
                .contains(get("/v1/digest").getString("digest"));
    }

    @Test
    void changesOfTodayAreInTheSparklineAndItsWords() {
        // Given
        post("ofac-sdn", csv(examples(3)));
        post("ofac-sdn", csv(examples(5)));
        // When
        Document page = operator.page("/sources/ofac-sdn");
        // Then
        assertThat(page.select("svg.sparkline").attr("aria-label")).startsWith("2 changes in 30 days, on ");
        assertThat(page.select("svg.sparkline path.bars").attr("d")).startsWith("M116 24");
    }

    @Test
    void aHeldRunStandsOnTopOfTheOverviewAndIsSaidAloudOnce() {
        // Given
        JsonPath held = holdDelistings(12);
        // When
        Document page = operator.page("/");
        Document refreshed = operator.page("/overview?waiting=0");
        Document refreshedAgain = operator.page("/overview?waiting=1");
        // Then
        assertThat(page.select("#decide").text()).isEqualTo("One run needs a decision.");
        assertThat(page.select(".decide a").attr("href")).isEqualTo("/runs/" + held.getString("runId"));
        assertThat(refreshed.select("[hx-swap-oob]").text()).isEqualTo("One run needs a decision.");
        assertThat(refreshedAgain.select("[hx-swap-oob]")).isEmpty();
    }

    @Test
    void aHeldRunNamesWhomAReleaseWouldDelistListAndAmend() {
        // Given
        post("ofac-sdn", xml("12/18/2024", examples(20)));
        Listed[] after = examples(10);
        after[0] = example(0).under("IFSR");
        after[1] = example(77);
        JsonPath held = post("ofac-sdn", xml("12/17/2024", after));
        // When
        Document page = operator.page("/runs/" + held.getString("runId"));
        // Then
        assertThat(page.select("#consequence").text())
                .startsWith("Release publishes 11 delistings, 1 listing and 1 amendment.");
        assertThat(page.select("details.delisted summary").text()).isEqualTo("11 would be delisted");
        assertThat(page.select("details.delisted tbody th").eachText())
                .contains("EXAMPLE TRADING 1 LLC", "EXAMPLE TRADING 19 LLC")
                .doesNotContain("EXAMPLE TRADING 2 LLC");
        assertThat(page.select("details.listed tbody th").eachText()).containsExactly("EXAMPLE TRADING 77 LLC");
        assertThat(page.select("details.amended .change").text()).isEqualTo("programmes was NPWMD now IFSR");
        assertThat(page.select(".reason.strong").text())
                .contains("publication-date")
                .contains("11 of 20 entries");
        assertThat(get("/v1/digest").getInt("sequence")).isEqualTo(20);
    }

    @Test
    void whereOnlyRemovalsAreHeldTheRestIsPublishedAndTheReleaseIsAboutThem() {
        // Given
        post("ofac-sdn", csv(examples(20)));
        Listed[] after = examples(10);
        after[1] = example(77);
        JsonPath held = post("ofac-sdn", csv(after));
        // When
        Document page = operator.page("/runs/" + held.getString("runId"));
        // Then
        assertThat(page.select(".lead").text()).isEqualTo("◆ held 1 listed, 11 removals held");
        assertThat(page.select("#consequence").text()).startsWith("Release publishes 11 delistings.");
        assertThat(page.select("#events ~ table tbody th").text()).contains("EXAMPLE TRADING 77 LLC");
    }

    @Test
    void aReleasePublishesWhatThePageSaidUnderTheNameInTheToken() {
        // Given
        JsonPath held = holdDelistings(12);
        Document asked = operator.page("/runs/" + held.getString("runId"));
        // When
        Document done = operator.follow(release(held, mark(asked), "The authority confirmed it by telephone"));
        // Then
        assertThat(done.select("[role=status]").text()).contains("Released");
        assertThat(done.select(".lead").text()).contains("12 delisted");
        assertThat(done.select("#events ~ table tbody tr")).hasSize(12);
        Document before = operator.page("/runs/" + held.getString("runId"));
        assertThat(before.select(".badge").text()).contains("held, released");
        assertThat(before.text())
                .contains("released by pat@operators.test")
                .contains("The authority confirmed it by telephone");
    }

    @Test
    void nothingIsReleasedWhereTheListMovedOnSinceThePageWasRead() {
        // Given
        post("ofac-sdn", csv(examples(20)));
        JsonPath held = post("ofac-sdn", csv(examples(10)));
        Document asked = operator.page("/runs/" + held.getString("runId"));
        // When
        Response answer = release(held, mark(asked).replace('1', '2').replace('a', 'b'), "because");
        // Then
        Document page = Visitor.html(answer, 409);
        assertThat(page.select("[role=alert]").text()).contains("Nothing was published");
        assertThat(get("/v1/digest").getInt("sequence")).isEqualTo(20);
    }

    @Test
    void noDecisionIsTakenWithoutAReason() {
        // Given
        JsonPath held = holdDelistings(12);
        // When
        Document page = Visitor.html(release(held, "", "  "), 422);
        // Then
        assertThat(page.select("[role=alert]").text()).contains("Say why");
        assertThat(get("/v1/runs/{id}", held.getString("runId")).getString("decision"))
                .isNull();
    }

    @Test
    void whoComesTooLateIsToldSo() {
        // Given
        JsonPath held = holdDelistings(12);
        decide(held.getString("runId"), "reject").then().statusCode(200);
        // When
        Document page = Visitor.html(release(held, "", "because"), 409);
        // Then
        assertThat(page.select("[role=alert]").text()).contains("decided before you");
    }

    @Test
    void aRejectedRunPublishesNothing() {
        // Given
        JsonPath held = holdDelistings(12);
        // When
        Document page = operator.follow(operator.submit(
                "/runs/" + held.getString("runId") + "/reject", Map.of("reason", "The file was cut in two")));
        // Then
        assertThat(page.select("[role=status]").text()).contains("Nothing was published");
        assertThat(get("/v1/runs/{id}", held.getString("runId")).getString("decidedBy"))
                .isEqualTo("pat@operators.test");
    }

    @Test
    void aSubscriberReadsAHeldRunAndIsOfferedNoDecision() {
        // Given
        JsonPath held = holdDelistings(12);
        // When
        Document page = Visitor.subscriber().page("/runs/" + held.getString("runId"));
        // Then
        assertThat(page.select("details.delisted summary").text()).isEqualTo("12 would be delisted");
        assertThat(page.select("main form")).isEmpty();
    }

    @Test
    void theConsolesOfTheOtherServicesAreLinkedWhereTheirAddressesAreKnown() {
        // Given
        Neighbour registry = new Neighbour("Registry", URI.create("https://registry.example/?a=1&b=2"));
        Frame frame = new Frame("Sources", "ingest", List.of(), null, null, false, List.of(registry));
        // When
        Document page = Jsoup.parse(Pages.problem(frame, "detail").render());
        // Then
        assertThat(page.select("nav[aria-label='Other consoles'] a").eachAttr("href"))
                .containsExactly("https://registry.example/?a=1&b=2");
    }

    @Test
    void theEventsOfARunAreReadableAndPaged() {
        // Given
        post("ofac-sdn", csv(examples(3)));
        JsonPath baseline = post("ofac-cons", csv(examples(120)));
        // When
        Document first = operator.page("/runs/" + baseline.getString("runId"));
        Document second = operator.page(first.select("a[rel=next]").attr("href").replaceFirst("#.*", ""));
        // Then
        assertThat(first.select("#events ~ table tbody tr")).hasSize(50);
        assertThat(second.select("#events ~ table tbody tr td").first().text()).isEqualTo("54");
        assertThat(first.text()).contains("listed (baseline)").contains("EXAMPLE TRADING 1 LLC");
    }

    @Test
    void runsAreListedBySource() {
        // Given
        post("ofac-sdn", csv(examples(3)));
        post("ofac-cons", csv(examples(3)));
        // When
        Document all = operator.page("/runs");
        Document one = operator.page("/runs?source=ofac-cons");
        // Then
        assertThat(all.select("tbody tr")).hasSize(2);
        assertThat(one.select("tbody td[data-label=Source]").eachText()).containsExactly("ofac-cons");
        assertThat(one.select("option[selected]").val()).isEqualTo("ofac-cons");
    }

    @Test
    void aDocumentInQuarantineSaysWhyAndIsOnlyEverSaved() {
        // Given
        byte[] page = "<!DOCTYPE html><html><body>Access denied</body></html>".getBytes(StandardCharsets.UTF_8);
        String sha256 =
                posting("ofac-sdn", page).then().statusCode(422).extract().path("documentSha256");
        // When
        Document shown = operator.page("/documents/" + sha256);
        // Then
        assertThat(shown.select(".note.bad").text()).contains("In quarantine").contains("HTML page");
        assertThat(shown.select("a[download]").attr("href")).isEqualTo("/v1/documents/" + sha256);
        assertThat(shown.select("tbody .badge").text()).contains("rejected");
        operator.get("/v1/documents/" + sha256)
                .then()
                .statusCode(200)
                .contentType("application/octet-stream")
                .header("Content-Disposition", "attachment; filename=\"" + sha256 + "\"");
    }

    @Test
    void aDocumentIsPostedByPasting() {
        // When
        Document run = operator.follow(operator.submitParts(
                "/post/document",
                Map.of("source", "ofac-sdn", "url", "", "publishedAt", "2024-12-18", "pasted", csv(examples(3)))));
        // Then
        assertThat(run.select("[role=status]").text()).startsWith("● Received");
        assertThat(run.text()).contains("18 December 2024");
    }

    @Test
    void aDocumentIsPostedAsAFile() {
        // When
        Response answer = operator.browser()
                .header("Sec-Fetch-Site", "same-origin")
                .multiPart("source", "ofac-sdn")
                .multiPart("file", "sdn.csv", csv(examples(3)).getBytes(StandardCharsets.UTF_8))
                .post("/post/document");
        // Then
        assertThat(operator.follow(answer).select(".lead").text()).isEqualTo("■ baseline 3 listed");
    }

    @Test
    void whatCannotBeReadIsSaidBesideTheForm() {
        // When
        Document page = Visitor.html(
                operator.submitParts(
                        "/post/document",
                        Map.of("source", "ofac-sdn", "url", "", "publishedAt", "", "pasted", "<html>Denied</html>")),
                422);
        // Then
        assertThat(page.select("#document-problem").text())
                .contains("HTML page")
                .contains("quarantine");
        assertThat(page.select("#pasted").text()).isEqualTo("<html>Denied</html>");
    }

    @Test
    void anAnnouncementIsLookedAtBeforeItIsPublished() {
        // Given
        Map<String, String> form = Map.of(
                "publisher", "us-state",
                "title", "Sanctions",
                "url", "https://state.example/statement",
                "publishedAt", "2024-12-18",
                "text", statement("Example Rocket Works"),
                "form", "text",
                "then", "preview");
        Document preview = Visitor.html(operator.submitParts("/post/announcement", form), 200);
        long before = get("/v1/digest").getLong("sequence");
        // When
        Document run = operator.follow(operator.submitParts("/post/announcement", published(form, preview)));
        // Then
        assertThat(preview.select(".party h4").text()).isEqualTo("Example Rocket Works");
        assertThat(preview.select(".party").text())
                .contains("E.O. 13382")
                .contains("NPWMD")
                .contains("Confidence");
        assertThat(before).isZero();
        assertThat(run.select(".lead").text()).contains("1 announced");
        assertThat(eventsAfter(0)).hasSize(1);
    }

    @Test
    void whatWasNotLookedAtIsNotPublished() {
        // Given
        Map<String, String> form = Map.of(
                "publisher", "us-state", "text", statement("Example Rocket Works"), "form", "text", "then", "preview");
        Document preview = Visitor.html(operator.submitParts("/post/announcement", form), 200);
        Map<String, String> other = new HashMap<>(published(form, preview));
        other.put("text", statement("Example Missile Works"));
        // When
        Document again = Visitor.html(operator.submitParts("/post/announcement", other), 200);
        // Then
        assertThat(again.select("[role=alert]").text()).contains("Nothing was published");
        assertThat(again.select(".party h4").text()).isEqualTo("Example Missile Works");
        assertThat(get("/v1/digest").getInt("sequence")).isZero();
    }

    @Test
    void anAnnouncementWithAScriptInItIsShownAsText() {
        // Given
        String script = "<script>alert(1)</script>";
        Map<String, String> form = Map.of(
                "publisher", "us-state",
                "title", script,
                "url", "javascript:alert(1)",
                "text", statement("Example " + script + " Works") + script,
                "form", "text",
                "then", "preview");
        // When
        Response answer = operator.submitParts("/post/announcement", form);
        // Then
        assertThat(answer.asString()).doesNotContain(script).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        Document run =
                operator.follow(operator.submitParts("/post/announcement", published(form, Visitor.html(answer, 200))));
        assertThat(run.select("a[href^=javascript]")).isEmpty();
        assertThat(run.select("script").eachAttr("src")).containsExactly("/webjars/htmx.org/dist/htmx.min.js");
    }

    @Test
    void aHeldTextShowsWhomItNames() {
        // Given
        JsonPath held = Desk.announce("us-state", "https://state.example/2", "2024-12-18", DOUBTFUL);
        // When
        Document page = operator.page("/runs/" + held.getString("runId"));
        Document done = operator.follow(release(held, mark(page), "Read by a person"));
        // Then
        assertThat(page.select("#consequence").text()).startsWith("Release publishes what the text says of 1 party.");
        assertThat(page.select(".party h3")).hasSize(1);
        assertThat(done.select(".lead").text()).contains("1 announced");
    }

    @Test
    void anAnnouncementThatWasMisreadIsTakenBack() {
        // Given
        JsonPath run =
                Desk.announce("us-state", "https://state.example/1", "2024-12-18", statement("Example Rocket Works"));
        // When
        Document done = operator.follow(operator.submit(
                "/runs/" + run.getString("runId") + "/withdraw", Map.of("reason", "The rules misread the sentence")));
        // Then
        assertThat(done.select("[role=status]").text()).startsWith("● Withdrawn");
        assertThat(done.select("td[data-label=Event]").text()).isEqualTo("withdrawn");
    }

    @Test
    void whatDoesNotExistIsSaidInAPage() {
        for (String path : new String[] {"/sources/atlantis", "/runs/nowhere", "/documents/00"}) {
            assertThat(Visitor.html(operator.get(path), 404).select("h1").text())
                    .isEqualTo("Not found");
        }
    }

    private static JsonPath holdDelistings(int gone) {
        post("ofac-sdn", csv(examples(20)));
        return post("ofac-sdn", csv(examples(20 - gone)));
    }

    private Response release(JsonPath held, String mark, String reason) {
        return operator.submit("/runs/" + held.getString("runId") + "/release", Map.of("reason", reason, "mark", mark));
    }

    private static String mark(Document page) {
        return page.select("input[name=mark]").val();
    }

    private static Map<String, String> published(Map<String, String> form, Document preview) {
        Map<String, String> publish = new HashMap<>(form);
        publish.put("mark", mark(preview));
        publish.put("then", "publish");
        return publish;
    }

    private static String statement(String name) {
        return "The Department of State is designating " + name
                + " pursuant to Executive Order (E.O.) 13382 Section 1(a)(ii) for having engaged in activities that"
                + " materially contribute to the proliferation of weapons of mass destruction.";
    }
}
